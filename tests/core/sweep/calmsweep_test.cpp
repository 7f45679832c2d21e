#include "core/metrics/sweeptimes.h"
#include "tests/support/playedsweep.h"
#include "tests/support/sharedmachine.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

// What a sweep does about others on the machine, and about what warms up.

namespace {

constexpr int PatienceMs = 30'000;

} // namespace

class CalmSweepTest : public TestCase {
    Q_OBJECT

private slots:

    /// Its runs are shown, but another run of it counts.
    void aBlockBesideOthersIsRunAgain() {
        SharedMachine machine;
        const int all = machine.facts().usableCores;
        // Two runs that warm up, two of block 0, then block 1 beside others.
        PlayedEnvironment played(
            [&machine](const RunConfig&, int run) {
                machine.change(run == 4 || run == 5);
                return 5 * NsPerMs;
            },
            machine.facts(), machine.folders());
        SweepWishes wishes = withoutSerial(3);
        wishes.budgetNs = 4 * NsPerSecond; // so it waits for 400 ms at most
        SweepSession sweep({}, processes({all, all + 1}), wishes, played.environment,
                           shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        const SweepRecord& record = sweep.record();
        QCOMPARE(record.blocks, 3);
        QCOMPARE(played.asked.size(), 2 * 5);
        for (const SweepPoint& point : record.points) {
            QCOMPARE(point.runs.size(), std::size_t{4});
            QCOMPARE(countedTimes(point).size(), std::size_t{3});
            QVERIFY(point.runs[1].setAside == SetAside::Crowded);
            QCOMPARE(point.runs[1].block, 1);
            QCOMPARE(point.runs[2].block, 1);
            QCOMPARE(point.warmUps.size(), std::size_t{1});
        }
        const auto& blocks = record.conditions.blocks;
        QCOMPARE(blocks.size(), std::size_t{5});
        QVERIFY(blocks[2].isSetAside && !blocks[3].isSetAside);
        QVERIFY(blocks[3].waitedNs >= 100 * NsPerMs);
        QCOMPARE(blocks[4].waitedNs, Nanoseconds{0});
    }

    /// Twenty blocks of 30 ms and more are asked for in half a second: none is run in vain.
    void noBlockIsRunAgainIfTimeIsShort() {
        SharedMachine machine;
        PlayedEnvironment played(
            [&machine](const RunConfig&, int) {
                machine.change(true);
                return 5 * NsPerMs;
            },
            machine.facts(), machine.folders());
        SweepWishes wishes = withoutSerial(20);
        wishes.budgetNs = 500 * NsPerMs;
        SweepSession sweep({}, processes({machine.facts().usableCores}), wishes, played.environment,
                           shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        const SweepRecord& record = sweep.record();
        QVERIFY(record.blocks >= 1);
        QCOMPARE(countedTimes(record.points[0]).size(), static_cast<std::size_t>(record.blocks));
        for (const BlockConditions& block : record.conditions.blocks)
            QVERIFY(!block.isSetAside);
    }

    void stoppedWhileItWaits() {
        SharedMachine machine;
        machine.change(true);
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; }, machine.facts(),
                                 machine.folders());
        const SweepWishes wishes = withoutSerial(6);
        SweepSession sweep({}, processes({machine.facts().usableCores}), wishes, played.environment,
                           shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        QSignalSpy waiting(&sweep, &SweepSession::waiting);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting.count(), 1, PatienceMs);
        QCOMPARE(played.asked.size(), 0);
        sweep.stop();
        QTest::qWait(0);
        QCOMPARE(ended.count(), 1);
        QVERIFY(sweep.record().outcome == Outcome::Stopped);
        QTest::qWait(200);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(played.asked.size(), 0);
    }

    void afterAPauseOneRunWarmsUp() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        const SweepWishes wishes = withoutSerial(3);
        SweepSession sweep({}, processes({1, 2}), wishes, played.environment, shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        connect(&sweep, &SweepSession::progressed, this, [&played] {
            if (played.asked.size() == 4)
                QThread::msleep(1100);
        });
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QCOMPARE(played.asked.size(), 2 * 4 + 1);
        const auto& points = sweep.record().points;
        QCOMPARE(points[0].warmUps.size() + points[1].warmUps.size(), std::size_t{3});
        for (const SweepPoint& point : points)
            QCOMPARE(countedTimes(point).size(), std::size_t{3});
    }

    void aSlowFirstBlockIsTakenForWarmingUp() {
        PlayedEnvironment played([](const RunConfig& config, int run) {
            return (run == 2 || run == 3 ? 9 : 5) * NsPerMs + (run + config.processes) * NsPerUs;
        });
        const SweepWishes wishes = withoutSerial(10);
        SweepSession sweep({}, processes({1, 2}), wishes, played.environment, shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        for (const SweepPoint& point : sweep.record().points) {
            QVERIFY(point.runs[0].setAside == SetAside::WarmingUp);
            QCOMPARE(countedTimes(point).size(), std::size_t{9});
        }
    }
};

QTEST_GUILESS_MAIN(CalmSweepTest)
#include "calmsweep_test.moc"
