#include "core/board/claim.h"
#include "tests/support/fakeworker.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedstalls.h"

#include <QDeadlineTimer>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

class StallWatchTest : public TestCase {
    Q_OBJECT

private slots:

    void aFrozenProcessIsToldAfterTheTimeout_data() {
        QTest::addColumn<WorkKind>("kind");
        QTest::newRow("computing") << WorkKind::Cpu;
        QTest::newRow("waiting") << WorkKind::Wait;
    }

    void aFrozenProcessIsToldAfterTheTimeout() {
        QFETCH(WorkKind, kind);
        WatchedStalls watched(endless(kind));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(2));
        watched.look(7);
        QCOMPARE(watched.told, QList<int>());
        watched.look(1);
        QCOMPARE(watched.told, QList<int>{2});
        QCOMPARE(watched.stillNs, TimeoutNs);
        watched.look(20);
        QCOMPARE(watched.told, QList<int>{2}); // once
        QCOMPARE(watched.moved, QList<int>());
    }

    /// With a long timeout, too: it will not get on by itself. Whoever is asked to wait then does
    /// so for the whole timeout.
    void aFrozenProcessIsToldAfterASecond() {
        constexpr Nanoseconds SeldomNs = NsPerSecond / 4;
        RunConfig config = endless(WorkKind::Cpu, 1);
        config.recovery.stallTimeoutNs = 100 * NsPerSecond;
        WatchedStalls watched(config);
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(3, SeldomNs);
        QCOMPARE(watched.told, QList<int>());
        watched.look(1, SeldomNs);
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, NsPerSecond);
        watched.stalls.waitOn(1);
        watched.look(399, SeldomNs);
        QCOMPARE(watched.told, QList<int>{1});
        watched.look(1, SeldomNs);
        QCOMPARE(watched.told, (QList<int>{1, 1}));
        QCOMPARE(watched.stillNs, 101 * NsPerSecond);
        QCOMPARE(watched.moved, QList<int>());
        watched.send(1, SIGCONT);
        watched.look(1, SeldomNs);
        QCOMPARE(watched.moved, QList<int>{1});
    }

    /// One number may take as long as it was asked to.
    void longSquaresAreNotStuck() {
        WatchedStalls computing(endless(WorkKind::Cpu, 1));
        WatchedStalls waiting(endless(WorkKind::Wait));
        QVERIFY(computing.allAreAtTheirChunks() && waiting.allAreAtTheirChunks());
        computing.look(20);
        waiting.look(1000);
        QCOMPARE(computing.told, QList<int>());
        QCOMPARE(waiting.told, QList<int>());
    }

    /// Only as long as it was asked to: then it counts as standing still.
    void aWaitThatNeverEndsIsStuck() {
        const FakeWorker fake("hang");
        RunConfig config = endless(WorkKind::Wait, 1);
        config.work.meanNs = 300 * NsPerMs;
        WatchedStalls watched(config, FakeWorker::program());
        // It says that it is in its wait, and never comes out of it.
        Claimer claimer(*watched.board, 0);
        QVERIFY(claimer.claimNext().has_value());
        QVERIFY(watched.tells(1));
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs + 300 * NsPerMs);
    }

    void aProcessThatNeverGetsReadyIsStuck() {
        const FakeWorker fake("hang");
        WatchedStalls watched(endless(WorkKind::None, 1), FakeWorker::program());
        QVERIFY(watched.tells(1));
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs);
    }

    void whoIsIdleIsStuckOnlyWhenToldToQuit() {
        RunConfig config;
        config.recovery.stallTimeoutNs = TimeoutNs;
        WatchedStalls watched(config);
        QVERIFY(watched.mapped.wait(PatienceMs));
        QVERIFY(watched.freeze(3));
        watched.look(1000);
        QCOMPARE(watched.told, QList<int>());
        watched.pool.close();
        for (const int other : {1, 2, 4})
            QTRY_VERIFY_WITH_TIMEOUT(!watched.pool.isBusy(other), PatienceMs);
        QVERIFY(watched.tells(1));
        QCOMPARE(watched.told, QList<int>{3});
        QCOMPARE(watched.stillNs, TimeoutNs);
        watched.pool.join();
        watched.pool.killStuck(3);
        QTRY_COMPARE_WITH_TIMEOUT(watched.joined.size(), 1, PatienceMs);
        QVERIFY(watched.pool.members()[2].stuck);
    }

    void whoIsGivenTimeIsToldAgainAfterIt() {
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(10);
        QCOMPARE(watched.told, QList<int>{1});
        watched.stalls.waitOn(1);
        watched.look(7);
        QCOMPARE(watched.told, QList<int>{1});
        watched.look(1);
        QCOMPARE(watched.told, (QList<int>{1, 1}));
        QCOMPARE(watched.stillNs, 10 * LookNs + TimeoutNs);
    }

    void whoThawsMoves() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(2));
        watched.look(8);
        QCOMPARE(watched.told, QList<int>{2});
        watched.send(2, SIGCONT);
        watched.look(1);
        QCOMPARE(watched.moved, QList<int>{2});
        QVERIFY(watched.freeze(2)); // and may be stuck once more
        watched.look(8);
        QCOMPARE(watched.told, (QList<int>{2, 2}));
        QCOMPARE(watched.stillNs, TimeoutNs);
    }

    void whoEndsIsNotAskedAboutAnyMore() {
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(2));
        watched.look(8);
        QCOMPARE(watched.told, QList<int>{2});
        watched.pool.killStuck(2);
        QTRY_VERIFY_WITH_TIMEOUT(!watched.pool.isBusy(2), PatienceMs);
        watched.look(1);
        QCOMPARE(watched.moved, QList<int>{2});
        QVERIFY(watched.pool.members()[1].stuck);
    }

    void withoutTimeoutNobodyIsStuck() {
        RunConfig config = endless(WorkKind::Wait);
        config.recovery.stallTimeoutNs = 0;
        WatchedStalls watched(config);
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(1000);
        QCOMPARE(watched.told, QList<int>());
    }

    /// But what happened to them is told.
    void withoutTimeoutFreezesAndSuspensionsAreTold() {
        RunConfig config = endless(WorkKind::Wait);
        config.recovery.stallTimeoutNs = 0;
        WatchedStalls watched(config);
        const QSignalSpy frozen(&watched.stalls, &StallWatch::frozen);
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(2);
        QCOMPARE(frozen.size(), 1);
        watched.lookAfter(86'400 * NsPerSecond);
        QCOMPARE(watched.suspensions.size(), 1);
    }

    void aSuspensionIsTold() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        watched.lookAfter(LookNs + 900 * NsPerMs); // busy machines have such
        QVERIFY(watched.suspensions.isEmpty());
        const std::int64_t before = watched.nowNs;
        watched.lookAfter(LookNs + 86'400 * NsPerSecond);
        QCOMPARE(watched.suspensions.size(), 1);
        QCOMPARE(watched.suspensions.front().first, before + LookNs);
        QCOMPARE(watched.suspensions.front().second, before + LookNs + 86'400 * NsPerSecond);
    }

    /// All were kept from their cores, the watch too.
    void whoeverHasNoCoreIsNotSuspended() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        *watched.own.waitedNs += 1600 * NsPerMs;
        watched.lookAfter(LookNs + 1620 * NsPerMs);
        QVERIFY(watched.suspensions.isEmpty());
        watched.lookAfter(LookNs + 1620 * NsPerMs);
        QCOMPARE(watched.suspensions.size(), 1);
    }

    /// The watch alone was stopped, and others went through their waits.
    void nobodyIsSuspendedWhoWaitsAsAsked_data() {
        QTest::addColumn<std::int64_t>("started"); // thousandths of the stretch in which it is late
        QTest::addColumn<std::int64_t>("finished");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<bool>("suspended");
        const std::int64_t none = -1000;
        QTest::newRow("one wait is longer") << none << none << qint64{0} << true;
        QTest::newRow("begun within") << std::int64_t{500} << none << qint64{0} << false;
        QTest::newRow("finished within") << none << std::int64_t{600} << qint64{0} << false;
        QTest::newRow("finished when all went on")
            << none << std::int64_t{980} << qint64{1} << true;
        QTest::newRow("begun before all stood still")
            << std::int64_t{0} << none << qint64{1} << true;
        QTest::newRow("many waits of a chunk") << none << none << qint64{6} << false;
    }

    void nobodyIsSuspendedWhoWaitsAsAsked() {
        QFETCH(std::int64_t, started);
        QFETCH(std::int64_t, finished);
        QFETCH(qint64, items);
        const RunConfig config = endless(WorkKind::Wait);
        WatchedStalls watched(config);
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        const Nanoseconds late = 10 * config.work.meanNs;
        const auto stamp = [&](std::int64_t thousandths) {
            return watched.nowNs + LookNs + thousandths * (late / 1000);
        };
        ProcessSlot& slot = watched.slot(2);
        ChunkSlot& chunk = watched.board->chunks()[slot.lastChunk.load() - 1];
        chunk.startedNs.store(stamp(started));
        chunk.finishedNs.store(finished < 0 ? 0 : stamp(finished));
        slot.itemsDone.fetch_add(static_cast<std::uint64_t>(items));
        watched.lookAfter(LookNs + late);
        QTEST(!watched.suspensions.isEmpty(), "suspended");
    }

    /// Later chunks may hide those of the stretch.
    void chunksAreFollowedBack() {
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        const Nanoseconds late = 10 * NsPerSecond;
        const std::int64_t since = watched.nowNs + LookNs;
        ProcessSlot& slot = watched.slot(2);
        const std::uint64_t newest = slot.lastChunk.load();
        const std::uint64_t other = 3 - newest; // there are two
        watched.board->chunks()[newest - 1].startedNs.store(since + late - 1);
        watched.board->chunks()[newest - 1].previous.store(static_cast<std::uint32_t>(other));
        watched.board->chunks()[other - 1].startedNs.store(since + late / 2);
        watched.board->chunks()[other - 1].finishedNs.store(since + late - 2);
        watched.lookAfter(LookNs + late);
        QVERIFY(watched.suspensions.isEmpty());
    }

    /// The watch alone was held up.
    void nobodyIsSuspendedWhoComputes() {
        WatchedStalls watched(endless(WorkKind::Cpu, 1));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(1);
        // Without the event loop, in which it looks by itself.
        const QDeadlineTimer patience(PatienceMs);
        while (cpuTimeOf(watched.pid(1)) - watched.cpuAtLook[1] < NsPerSecond &&
               !patience.hasExpired())
            QTest::qSleep(10);
        watched.lookAfter(LookNs + NsPerSecond + NsPerMs);
        QVERIFY(watched.suspensions.isEmpty());
    }

    /// As with Ctrl+Z: everybody stands still, the watch too, and all go on together. Only time in
    /// which somebody looked counts, however long the other was; also of the time that was given.
    void timeInWhichNobodyLookedDoesNotCount_data() {
        QTest::addColumn<Nanoseconds>("suspendedNs");
        QTest::newRow("a moment") << Nanoseconds{1};
        QTest::newRow("a little longer than the timeout") << TimeoutNs + NsPerMs;
        QTest::newRow("a day") << 86'400 * NsPerSecond;
    }

    void timeInWhichNobodyLookedDoesNotCount() {
        QFETCH(Nanoseconds, suspendedNs);
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(6);
        watched.lookAfter(LookNs + suspendedNs);
        QCOMPARE(watched.told, QList<int>());
        watched.look(1);
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs);
        watched.stalls.waitOn(1);
        watched.lookAfter(LookNs + suspendedNs);
        watched.look(6);
        QCOMPARE(watched.told, QList<int>{1});
        watched.look(1);
        QCOMPARE(watched.told, (QList<int>{1, 1}));
        QCOMPARE(watched.stillNs, 2 * TimeoutNs);
    }

    void timeForSomebodyWhoIsNotWatchedYet() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        watched.stalls.waitOn(1);
        watched.stalls.waitOn(17);
        QVERIFY(watched.allAreAtTheirChunks());
        QCOMPARE(watched.told, QList<int>());
    }

    /// Nobody else tells it to.
    void itLooksByItself() {
        RunConfig config = endless(WorkKind::Wait, 1);
        config.recovery.stallTimeoutNs = 80 * NsPerMs;
        const auto board = makeBoard(config, ChunkPlan(config), 0.0);
        ProcessPool pool(programPath(u"poolscope-worker"_s), config.processes);
        const StallWatch stalls(*board, pool, config);
        QSignalSpy stuck(&stalls, &StallWatch::stuck);
        QSignalSpy joined(&pool, &ProcessPool::joined);
        pool.map(*board);
        ::kill(static_cast<pid_t>(pool.member(1).pid), SIGSTOP);
        QVERIFY(stuck.wait(PatienceMs));
        QCOMPARE(stuck[0][0].toInt(), 1);
        QVERIFY(stuck[0][1].value<Nanoseconds>() >= 80 * NsPerMs);
        pool.terminate();
        QVERIFY(joined.wait(PatienceMs));
    }
};

QTEST_GUILESS_MAIN(StallWatchTest)
#include "stallwatch_test.moc"
