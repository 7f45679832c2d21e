#include "core/base/text.h"
#include "core/words/recoverywords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

/// A run was finished although processes died: what happened is told, from the record alone.
class RecoveryWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void whatHappened_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("nothing", u"wall 30000000\n1: ready 1000 chunk 1000-29000000x7"_s, QString());
        row("the replacement did it again",
            u"wall 30000000\n1: ready 1000 chunk 1000-29000000x7\n"
            "2: ready 1000 at 2000000 done 3 of 7 ended 12000000 killed lost\n"
            "3: replaces 2 ready 14000000 redo 14000000-28000000"_s,
            u"Process 2 was killed; process 3 took its place and did its 7 lost squares again: "
            "12.0 ms lost."_s);
        row("another did it again",
            u"wall 30000000\n1: ready 1000 at 2000000 of 1 ended 12000000 crashed lost\n"
            "2: ready 1000 redo 13000000-29000000\n3: replaces 1 ready 14000000"_s,
            u"Process 1 crashed; process 3 took its place, and process 2 did its lost square "
            "again: 12.0 ms lost."_s);
        row("nobody took its place",
            u"wall 30000000\n1: ready 1000 at 28000000 of 7 ended 29000000 killed lost\n"
            "2: ready 1000 redo 29000000-29900000"_s,
            u"Process 1 was killed; process 2 did its 7 lost squares again: 2.00 ms lost."_s);
        row("without a chunk",
            u"wall 30000000\n1: ready 1000 chunk 1000-29000000x7\n"
            "2: ready 1000 ended 12000000 exited\n3: replaces 2 ready 14000000"_s,
            u"Process 2 ended by itself while it had no chunk; process 3 took its place: 2.00 ms "
            "lost."_s);
        row("when all was done",
            u"wall 30000000\n1: ready 1000 chunk 1000-29000000x7\n"
            "2: ready 1000 ended 29500000 killed"_s,
            u"Process 2 was killed, but no square was lost."_s);
        row("several",
            u"wall 30000000\n1: ready 1000 at 2000000 of 7 ended 12000000 killed lost\n"
            "2: replaces 1 ready 13000000 redo 13000000-20000000 at 21000000 of 3 ended 22000000 "
            "crashed lost\n3: replaces 2 ready 23000000 redo 23000000-29000000"_s,
            u"2 processes ended early; others did their 10 lost squares again: 43 % of the "
            u"processes’ time "
            "lost."_s);
        row("several without a chunk",
            u"wall 30000000\n1: ready 1000 ended 12000000 killed\n2: ready 1000 ended 12000000 "
            "killed\n3: replaces 1 ready 13000000 chunk 13000000-29000000\n"
            "4: replaces 2 ready 13000000"_s,
            u"2 processes ended early while they had no chunk: 3.3 % of the processes’ time "
            "lost."_s);
    }

    void whatHappened() {
        QFETCH(QString, run);
        const RunRecord written = record(run);
        QTEST(plainSpaces(recoveryText(written, summaryOf(written))), "expected");
    }

    void whoStoodStill_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("nobody", u"wall 9000000000\n1: ready 10 chunk 10-8000000000"_s, QString());
        row("one", u"wall 9000000000\n1: ready 10\n2: ready 10 frozen 1000000000-5300000000"_s,
            u"Process 2 stood still for 4.30 s."_s);
        row("twice",
            u"wall 9000000000\n1: ready 10 frozen 10-100000010 frozen 200000000-400000000"_s,
            u"Process 1 stood still for 300 ms."_s);
        row("two",
            u"wall 9000000000\n1: ready 10 frozen 100-100000000\n2: ready 10 frozen 100-500000100"_s,
            u"2 processes stood still, process 2 longest: 500 ms."_s);
        row("too short to matter", u"wall 9000000000\n1: ready 10 frozen 10-80000010"_s, QString());
        row("in a short run", u"wall 1000000000\n1: ready 10 frozen 10-80000010"_s,
            u"Process 1 stood still for 80.0 ms."_s);
    }

    void whoStoodStill() {
        QFETCH(QString, run);
        const RunRecord written = record(run);
        QTEST(plainSpaces(frozenText(written, summaryOf(written))), "expected");
    }
};

QTEST_GUILESS_MAIN(RecoveryWordsTest)
#include "recoverywords_test.moc"
