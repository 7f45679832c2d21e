#include "core/metrics/crowding.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

BlockConditions blockOf(Nanoseconds wall, std::optional<Nanoseconds> others) {
    BlockConditions block;
    block.wallNs = wall;
    block.othersNs = others;
    return block;
}

/// On a machine of so many cores, all usable.
SweepRecord sweepOn(int cores, int processes) {
    SweepBuilder builder;
    builder.add(1, {1});
    builder.add(processes, {1});
    builder.sweep.machine.usableCores = cores;
    builder.sweep.conditions.cores = cores;
    return builder.sweep;
}

} // namespace

class CrowdingTest : public TestCase {
    Q_OBJECT

private slots:

    void coresForOthers_data() {
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("processes");
        QTest::addColumn<double>("left");
        QTest::newRow("all are needed") << 2 << 4 << 0.2;
        QTest::newRow("one is needed") << 2 << 1 << 1.1;
        QTest::newRow("some are free") << 8 << 4 << 4.4;
        QTest::newRow("many are needed") << 64 << 128 << 1.0;
    }

    void coresForOthers() {
        QFETCH(int, cores);
        QFETCH(int, processes);
        QTEST(poolscope::coresForOthers(sweepOn(cores, processes)), "left");
    }

    /// A quota leaves this program fewer cores than others may be on.
    void aQuotaLeavesCoresForOthers() {
        SweepRecord sweep = sweepOn(16, 8);
        sweep.machine.usableCores = 2;
        QCOMPARE(poolscope::coresForOthers(sweep), 14.2);
    }

    void waitingNeedsOneCore() {
        SweepRecord sweep = sweepOn(4, 16);
        sweep.config.work.kind = WorkKind::Wait;
        QCOMPARE(poolscope::coresForOthers(sweep), 3.1);
        sweep.command = {QStringLiteral("xz")}; // what that does is not known
        QCOMPARE(poolscope::coresForOthers(sweep), 0.4);
    }

    void crowdedBlocks() {
        const SweepRecord sweep = sweepOn(2, 4);
        QVERIFY(!isCrowded(sweep, blockOf(NsPerSecond, {})));
        QVERIFY(!isCrowded(sweep, blockOf(NsPerSecond, 0)));
        QVERIFY(!isCrowded(sweep, blockOf(NsPerSecond, 210 * NsPerMs)));
        QVERIFY(isCrowded(sweep, blockOf(NsPerSecond, 220 * NsPerMs)));
        // Of short ones nothing can be said that clock ticks would not make as well.
        QVERIFY(!isCrowded(sweep, blockOf(5 * NsPerMs, 10 * NsPerMs)));
        QVERIFY(isCrowded(sweep, blockOf(50 * NsPerMs, 50 * NsPerMs)));
    }

    void timeThatAQuotaTook() {
        SweepConditions conditions;
        QVERIFY(!throttledTime(conditions) && !isThrottled(conditions));
        conditions.blocks = {blockOf(NsPerSecond, {}), blockOf(NsPerSecond, {}),
                             blockOf(NsPerSecond, {})};
        conditions.blocks[0].throttledNs = 10 * NsPerMs;
        conditions.blocks[2].throttledNs = 20 * NsPerMs;
        QVERIFY(throttledTime(conditions) == 30 * NsPerMs);
        QVERIFY(!isThrottled(conditions));
        ++*conditions.blocks[2].throttledNs;
        QVERIFY(isThrottled(conditions));
    }

    void coresOnAverage() {
        QCOMPARE(othersCores({}), 0.0);
        QCOMPARE(othersCores({blockOf(NsPerSecond, {})}), 0.0);
        QCOMPARE(othersCores({blockOf(NsPerSecond, -NsPerMs)}), 0.0);
        QCOMPARE(othersCores({blockOf(NsPerSecond, 200 * NsPerMs), blockOf(NsPerSecond, {}),
                              blockOf(3 * NsPerSecond, 600 * NsPerMs)}),
                 0.2);
    }
};

QTEST_GUILESS_MAIN(CrowdingTest)
#include "crowding_test.moc"
