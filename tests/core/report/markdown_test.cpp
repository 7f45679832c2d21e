#include "core/report/markdown.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/support/written.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class MarkdownTest : public TestCase {
    Q_OBJECT

private slots:

    void whatCameOfARunAndOfWhat() {
        RunRecord run = record(
            u"wall 1000 serial 1500\n1: ready 10 chunk 10-400x3\n2: ready 12 chunk 12-600x3"_s);
        run.processes[0].pid = 4711;
        run.machines.front().facts.processor = u"Chip | 3 <fast>"_s;
        const QString text = QString::fromUtf8(
            written([&run](QIODevice& out) { return writeRunMarkdown(run, out); }));
        const QStringList lines = text.split(u'\n');
        QVERIFY2(lines.front().startsWith(u"# Finished: 6 squares"_s), qPrintable(lines.front()));
        QVERIFY(text.contains(u"speedup 1.50"_s));
        QVERIFY(lines.contains(u"| input size | 6 |"_s));
        QVERIFY(text.contains(u"| 1 | 4711 | 1 | 3 | 390\u00a0ns | "_s));
        QVERIFY(text.contains(u"Chip \\| 3 \\<fast\\>"_s));
        // Each table has as many cells in a row as in its head.
        qsizetype cells = 0;
        for (const QString& line : lines) {
            const qsizetype here = QString(line).remove(u"\\|"_s).count(u'|');
            QVERIFY2(here == 0 || cells == 0 || here == cells, qPrintable(line));
            cells = here;
        }
    }

    void whyARunFailedIsToldOnce() {
        RunRecord run = record(u"wall 90 failed\n1: ready 10 at 30 done 1 of 4 ended 60 killed"_s);
        run.failure = RunFailure();
        run.failure->process = 1;
        const QByteArray text =
            written([&run](QIODevice& out) { return writeRunMarkdown(run, out); });
        QVERIFY(text.startsWith("# Failed: "));
        QCOMPARE(text.count("the run could not be finished"), 1);
    }

    void aStoppedRunIsToldOnce() {
        const RunRecord run = record(u"wall 90 stopped\n1: ready 10 chunk 10-20"_s);
        const QByteArray text =
            written([&run](QIODevice& out) { return writeRunMarkdown(run, out); });
        QCOMPARE(text.count("Stopped after"), 1);
    }
};

QTEST_GUILESS_MAIN(MarkdownTest)
#include "markdown_test.moc"
