#include "core/board/claim.h"
#include "tests/support/fakeworker.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedstalls.h"

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

    void whoWasGivenTimeMovesWithinIt() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(2));
        watched.look(8);
        watched.stalls.waitOn(2);
        watched.look(2);
        watched.send(2, SIGCONT);
        watched.look(1);
        QCOMPARE(watched.told, QList<int>{2});
        QCOMPARE(watched.moved, QList<int>{2});
    }

    /// It may have been stopped at any time since it was last looked at.
    void aFreezeBeganWhenItLastRan() {
        WatchedStalls watched(endless(WorkKind::Wait));
        const QSignalSpy frozen(&watched.stalls, &StallWatch::frozen);
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        std::int64_t ran = watched.nowNs;
        watched.nowNs += LookNs;
        QVERIFY(watched.freeze(1));
        if (frozen.isEmpty()) { // it had done something since the look before
            ran = watched.nowNs;
            watched.look(1);
        }
        QCOMPARE(frozen.size(), 1);
        QCOMPARE(frozen.front().at(0).toInt(), 1);
        QCOMPARE(frozen.front().at(1).value<std::int64_t>(), ran);
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
