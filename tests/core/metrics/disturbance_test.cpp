#include "core/metrics/disturbance.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class DisturbanceTest : public TestCase {
    Q_OBJECT

private slots:

    void whatCountsAsOne_data() {
        QTest::addColumn<ProcessEnd>("end");
        QTest::addColumn<std::optional<Disturbance>>("expected");
        const std::optional<Disturbance> none;
        QTest::addRow("finished") << ProcessEnd::Finished << none;
        QTest::addRow("killed") << ProcessEnd::Killed << std::optional(Disturbance::Death);
        QTest::addRow("crashed") << ProcessEnd::Crashed << std::optional(Disturbance::Death);
        QTest::addRow("left") << ProcessEnd::Exited << std::optional(Disturbance::Death);
        QTest::addRow("stuck") << ProcessEnd::Stuck << std::optional(Disturbance::StoodStill);
        QTest::addRow("held") << ProcessEnd::Held << std::optional(Disturbance::StoodStill);
    }

    void whatCountsAsOne() {
        QFETCH(ProcessEnd, end);
        RunRecord run = record(u"wall 1000\n1: ready 10 chunk 10-900\n2: ready 10"_s);
        run.processes[1].end = end;
        QTEST(disturbanceOf(run), "expected");
    }

    /// Also one that was thawed again, and went on as if nothing had been.
    void aFreezeCounts() {
        RunRecord run = record(u"wall 1000\n1: ready 10 chunk 10-900"_s);
        run.processes[0].freezes.push_back({100, 400});
        QCOMPARE(disturbanceOf(run), std::optional(Disturbance::Frozen));
    }

    void aRunThatStoodStill() {
        RunRecord run = record(u"wall 1000\n1: ready 10 chunk 10-900"_s);
        QCOMPARE(suspendedTime(run), Nanoseconds{0});
        run.suspensions = {{100, 300}, {400, 450}};
        QCOMPARE(suspendedTime(run), Nanoseconds{250});
        QVERIFY(disturbanceOf(run) == Disturbance::Suspended);
    }
};

QTEST_GUILESS_MAIN(DisturbanceTest)
#include "disturbance_test.moc"
