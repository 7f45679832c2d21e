#include "core/metrics/sweeptimes.h"
#include "core/sweep/calmkeeper.h"
#include "tests/support/sweeps.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <QThread>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A machine whose cores are idle, or used by others, as a test says, and a sweep that needs all of
/// them.
class PlayedMachine {
public:
    PlayedMachine() {
        SweepBuilder builder;
        builder.add(1, {10, 11, 12});
        builder.add(m_cores, {5, 6, 7});
        builder.serial({10, 11}); // blocks 0 and 2
        sweep = builder.sweep;
        sweep.machine.usableCores = m_cores;
        others(false);
    }

    /// For so long that clock ticks cannot hide it.
    void others(bool compute, int running = 1) {
        m_idleTicks += compute ? 0 : 100'000;
        QThread::msleep(compute ? 30 : 1);
        QByteArray text;
        for (const int core : allowedCoreNumbers())
            text += "cpu" + QByteArray::number(core) + " 5 0 0 " + QByteArray::number(m_idleTicks) +
                    " 0 0 0 0 0 0\n";
        m_folder.write(u"proc/stat"_s,
                       text + "procs_running " + QByteArray::number(running) + '\n');
    }

    [[nodiscard]] RunEnvironment environment() const {
        MachineFacts facts;
        facts.usableCores = m_cores;
        return {QString(), facts, m_folder.folders()};
    }

    SweepRecord sweep;

private:
    SystemFolder m_folder;
    int m_cores = static_cast<int>(allowedCoreNumbers().size());
    qint64 m_idleTicks = 0;
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
        PlayedMachine machine;
        const RunEnvironment environment = machine.environment();
        CalmKeeper keeper(environment, wishes());
        keeper.begin(machine.sweep);
        QCOMPARE(*machine.sweep.conditions.othersBefore, 0.0);
        for (int block = -1; block < 3; ++block) {
            QCOMPARE(keeper.waitBeforeBlock(machine.sweep), Nanoseconds{0});
            machine.others(false);
            QVERIFY(!keeper.endBlock(machine.sweep, block, block >= 0));
        }
        const auto& blocks = machine.sweep.conditions.blocks;
        QCOMPARE(blocks.size(), std::size_t{4});
        QCOMPARE(blocks[0].block, -1);
        QVERIFY(blocks[3].othersNs && blocks[3].wallNs > 0 && blocks[3].waitedNs == 0);
        QCOMPARE(countedTimes(machine.sweep.points[0]).size(), std::size_t{3});
    }

    void itWaitsUntilOthersAreDone() {
        PlayedMachine machine;
        machine.others(true, 3);
        const RunEnvironment environment = machine.environment();
        CalmKeeper keeper(environment, wishes());
        keeper.begin(machine.sweep);
        QVERIFY(!machine.sweep.conditions.othersBefore);
        QVERIFY(keeper.waitBeforeBlock(machine.sweep) > 0); // to see what they use
        machine.others(true, 3);
        QVERIFY(keeper.waitBeforeBlock(machine.sweep) > 0);
        QVERIFY(*machine.sweep.conditions.othersBefore > 0.5);
        machine.others(false);
        QCOMPARE(keeper.waitBeforeBlock(machine.sweep), Nanoseconds{0});
        machine.others(false);
        QVERIFY(!keeper.endBlock(machine.sweep, -1, false));
        QVERIFY(machine.sweep.conditions.blocks[0].waitedNs >= 30 * NsPerMs);
    }

    void aCrowdedBlockIsRunAgain() {
        PlayedMachine machine;
        machine.sweep.points[0].runs[2].setAside = SetAside::Disturbed;
        const auto whole = std::make_shared<RunRecord>();
        whole->wallNs = 7 * NsPerMs; // of the last block
        machine.sweep.points[1].kept = whole;
        const RunEnvironment environment = machine.environment();
        CalmKeeper keeper(environment, wishes());
        keeper.begin(machine.sweep);
        machine.others(true);
        QVERIFY(keeper.endBlock(machine.sweep, 2, true));
        QVERIFY(machine.sweep.conditions.blocks[0].isSetAside);
        const SweepPoint& all = machine.sweep.points[1];
        QVERIFY(all.runs[1].counts());
        QVERIFY(all.runs[2].setAside == SetAside::Crowded);
        QVERIFY(!all.kept);
        QVERIFY(machine.sweep.points[0].runs[2].setAside == SetAside::Disturbed); // as it was
        QCOMPARE(serialTimes(machine.sweep).size(), std::size_t{1});
    }

    /// The one that warms up, or the last one that time allows.
    void aCrowdedBlockThatCannotBeRunAgain() {
        PlayedMachine machine;
        const RunEnvironment environment = machine.environment();
        CalmKeeper keeper(environment, wishes());
        keeper.begin(machine.sweep);
        machine.others(true);
        QVERIFY(!keeper.endBlock(machine.sweep, 2, false));
        QVERIFY(machine.sweep.points[1].runs[2].counts());
        QVERIFY(keeper.waitBeforeBlock(machine.sweep) > 0); // but it makes the next one wait
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
        QVERIFY(!keeper.endBlock(sweep, 0, true));
        QVERIFY(!sweep.conditions.blocks[0].othersNs);
    }
};

QTEST_GUILESS_MAIN(CalmKeeperTest)
#include "calmkeeper_test.moc"
