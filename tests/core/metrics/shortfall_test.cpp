#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord onCores(int cores, const QString& text) {
    RunRecord run = record(text);
    run.machines.front().facts.usableCores = cores;
    return run;
}

/// Only what there is, in the order of the struct: "start-up 10, ending 20".
QString text(const Shortfall& parts) {
    QStringList texts;
    const auto add = [&texts](const QString& name, Nanoseconds time) {
        if (time > 0)
            texts.append(u"%1 %2"_s.arg(name).arg(time));
    };
    add(u"start-up"_s, parts.startUp);
    add(u"waiting"_s, parts.waiting);
    add(u"unequal"_s, parts.unequal);
    add(u"ending"_s, parts.ending);
    add(u"lost"_s, parts.lost);
    add(u"off core"_s, parts.offCore);
    add(u"slower"_s, parts.slower);
    return texts.join(u", "_s);
}

} // namespace

class ShortfallTest : public TestCase {
    Q_OBJECT

private slots:

    void causes_data() {
        QTest::addColumn<int>("cores");
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, int cores, const QString& run,
                            const QString& expected) {
            QTest::newRow(name) << cores << run << expected;
        };
        row("as lanes lose it where each has its core", 2,
            u"wall 1024 serial 1300\n1: ready 100 chunk 100-500 chunk 540-1000 cpu 800\n"
            "2: ready 200 chunk 200-700 cpu 500"_s,
            u"start-up 300, waiting 40, unequal 300, ending 48, off core 60"_s);
        row("taking turns costs nothing", 2,
            u"wall 1024 serial 2000\n1: ready 24 chunk 24-1024 cpu 500\n2: ready 24 chunk 24-1024 "
            "cpu 500\n3: ready 24 chunk 24-1024 cpu 500\n4: ready 24 chunk 24-1024 cpu 500"_s,
            u"start-up 48"_s);
        row("one is left over while a core idles", 2,
            u"wall 1024 serial 1500\n1: ready 0 chunk 0-512 cpu 341\n2: ready 0 chunk 0-512 cpu "
            "341\n3: ready 0 chunk 0-1024 cpu 854"_s,
            u"unequal 512, slower 36"_s);
        row("others had the cores", 2,
            u"wall 1024 serial 1024\n1: ready 0 chunk 0-1024 cpu 512\n2: ready 0 chunk 0-1024 cpu "
            "512"_s,
            u"off core 1024"_s);
        row("waiting work has as many cores as processes", 1,
            u"wall 1024 serial 2000 work wait\n1: ready 24 chunk 24-1024\n2: ready 24 chunk "
            "24-1024"_s,
            u"start-up 48"_s);
        row("a death", 1,
            u"wall 1024 serial 600\n1: ready 0 chunk 0-300 cpu 300 at 300 ended 500 killed lost\n"
            "2: replaces 1 ready 600 redo 600-900 cpu 300"_s,
            u"ending 124, lost 300"_s);
        // 2 would have been done at 400; until then the work was unequal, then it was the freeze.
        row("all wait for one that was frozen", 2,
            u"wall 1024 serial 700\n1: ready 0 chunk 0-300 cpu 300\n"
            "2: ready 0 chunk 0-1000 cpu 400 frozen 200-800"_s,
            u"unequal 100, ending 48, lost 1200"_s);
    }

    void causes() {
        QFETCH(int, cores);
        QFETCH(QString, run);
        QTEST(text(summaryOf(onCores(cores, run)).shortfall.value()), "expected");
    }

    /// Ideal × wall is the serial time and what is missing: nothing is told twice.
    void addsUp() {
        const RunRecord run = onCores(
            3, u"wall 5000 serial 6000\n1: ready 100 chunk 100-2500 chunk 2600-4000 cpu 3300\n"
               "2: ready 300 chunk 300-900 chunk 950-4700 cpu 4000\n"
               "3: ready 700 chunk 750-1200 cpu 440\n4: ready 1500"_s);
        const Shortfall parts = summaryOf(run).shortfall.value();
        const Nanoseconds all = parts.startUp + parts.waiting + parts.unequal + parts.ending +
                                parts.lost + parts.offCore + parts.slower;
        const Nanoseconds expected = 3 * 5000 - 6000;
        QVERIFY2(std::abs(all - expected) < 10, qPrintable(QString::number(all)));
    }

    void aRunThatTookNoTimeIsMissingNothing() {
        QVERIFY(!summaryOf(onCores(2, u"wall 0 serial 1\n1: ready 0"_s)).shortfall);
    }
};

QTEST_GUILESS_MAIN(ShortfallTest)
#include "shortfall_test.moc"
