#include "core/metrics/sweeptimes.h"
#include "core/sweep/calmkeeper.h"
#include "tests/support/sharedmachine.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

/// A machine that others use at times, and a sweep that needs all of its cores.
class SharedSweep {
public:
    SharedSweep() {
        SweepBuilder builder;
        builder.add(1, {10, 11, 12});
        builder.add(machine.facts().usableCores, {5, 6, 7});
        builder.serial({10, 11}); // blocks 0 and 2
        sweep = builder.sweep;
        sweep.machine = machine.facts();
    }

    SharedMachine machine;
    SweepRecord sweep;
    RunEnvironment environment{QString(), machine.facts(), machine.folders()};
};

SweepWishes wishes() {
    SweepWishes wishes;
    wishes.budgetNs = NsPerSecond;
    return wishes;
}

} // namespace

class CalmKeeperTest : public TestCase {
    Q_OBJECT

private slots:

    void onACalmMachineItOnlyLooks() {
        SharedSweep shared;
        CalmKeeper keeper(shared.environment, wishes());
        keeper.begin(shared.sweep);
        QCOMPARE(*shared.sweep.conditions.othersBefore, 0.0);
        for (int block = -1; block < 3; ++block) {
            QCOMPARE(keeper.waitBeforeBlock(shared.sweep), Nanoseconds{0});
            shared.machine.change(false);
            QVERIFY(!keeper.endBlock(shared.sweep, block, NsPerSecond));
        }
        const auto& blocks = shared.sweep.conditions.blocks;
        QCOMPARE(blocks.size(), std::size_t{4});
        QCOMPARE(blocks[0].block, -1);
        QVERIFY(blocks[3].othersNs && blocks[3].wallNs > 0 && blocks[3].waitedNs == 0);
        QCOMPARE(countedTimes(shared.sweep.points[0]).size(), std::size_t{3});
    }

    void itWaitsUntilOthersAreDone() {
        SharedSweep shared;
        shared.machine.change(true);
        CalmKeeper keeper(shared.environment, wishes());
        keeper.begin(shared.sweep);
        QVERIFY(!shared.sweep.conditions.othersBefore);
        QVERIFY(keeper.waitBeforeBlock(shared.sweep) > 0); // to see what they use
        shared.machine.change(true);
        QVERIFY(keeper.waitBeforeBlock(shared.sweep) > 0);
        QVERIFY(*shared.sweep.conditions.othersBefore > 0.5);
        shared.machine.change(false);
        QCOMPARE(keeper.waitBeforeBlock(shared.sweep), Nanoseconds{0});
        shared.machine.change(false);
        QVERIFY(!keeper.endBlock(shared.sweep, -1, 0));
        QVERIFY(shared.sweep.conditions.blocks[0].waitedNs >= 30 * NsPerMs);
    }

    void aCrowdedBlockIsRunAgain() {
        SharedSweep shared;
        shared.sweep.points[0].runs[2].setAside = SetAside::Disturbed;
        const auto whole = std::make_shared<RunRecord>();
        whole->wallNs = 7 * NsPerMs; // of the last block
        shared.sweep.points[1].kept = whole;
        CalmKeeper keeper(shared.environment, wishes());
        keeper.begin(shared.sweep);
        shared.machine.change(true);
        QVERIFY(keeper.endBlock(shared.sweep, 2, NsPerSecond));
        QVERIFY(shared.sweep.conditions.blocks[0].isSetAside);
        const SweepPoint& all = shared.sweep.points[1];
        QVERIFY(all.runs[1].counts());
        QVERIFY(all.runs[2].setAside == SetAside::Crowded);
        QVERIFY(!all.kept);
        QVERIFY(shared.sweep.points[0].runs[2].setAside == SetAside::Disturbed); // as it was
        QCOMPARE(serialTimes(shared.sweep).size(), std::size_t{1});
    }

    /// Time is short; or it warms up, and does not count anyway.
    void aCrowdedBlockThatCannotBeRunAgain() {
        SharedSweep shared;
        CalmKeeper keeper(shared.environment, wishes());
        keeper.begin(shared.sweep);
        shared.machine.change(true);
        QVERIFY(!keeper.endBlock(shared.sweep, 2, NsPerMs));
        QVERIFY(shared.sweep.points[1].runs[2].counts());
        QVERIFY(keeper.waitBeforeBlock(shared.sweep) > 0); // but it makes the next one wait
    }

    void whereNothingIsToldNobodyWaits() {
        SweepRecord sweep;
        const SystemFolder empty;
        const RunEnvironment environment({}, {}, empty.folders());
        CalmKeeper keeper(environment, wishes());
        keeper.begin(sweep);
        QCOMPARE(sweep.conditions.cores, 0);
        QVERIFY(!sweep.conditions.othersBefore);
        QCOMPARE(keeper.waitBeforeBlock(sweep), Nanoseconds{0});
        QVERIFY(!keeper.endBlock(sweep, 0, NsPerSecond));
        QVERIFY(!sweep.conditions.blocks[0].othersNs);
    }
};

QTEST_GUILESS_MAIN(CalmKeeperTest)
#include "calmkeeper_test.moc"
