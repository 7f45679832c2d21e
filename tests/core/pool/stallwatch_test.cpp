#include "core/board/claim.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/processpool.h"
#include "core/pool/stallwatch.h"
#include "tests/support/fakeworker.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

/// A pool of real processes, each at a chunk of one number, and what the watch says of them.
struct Watched {
    Watched(const RunConfig& config, const QString& program = programPath(u"poolscope-worker"_s))
        : board(makeBoard(config, ChunkPlan(config)))
        , pool(program, config.processes)
        , stalls(*board, pool, config)
        , mapped(&pool, &ProcessPool::mapped) {
        QObject::connect(&stalls, &StallWatch::stuck, &pool, [this](int number, Nanoseconds still) {
            told.append(number);
            stillNs = still;
        });
        QObject::connect(&stalls, &StallWatch::moving, &pool,
                         [this](int number) { moved.append(number); });
        sinceMap.start();
        pool.map(*board);
    }

    ~Watched() {
        pool.terminate();
        [[maybe_unused]] const bool ended =
            QTest::qWaitFor([this] { return joined.size() == 1; }, PatienceMs);
    }

    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    void send(int number, int signal) const {
        ::kill(static_cast<pid_t>(pool.members()[static_cast<std::size_t>(number - 1)].pid),
               signal);
    }

    [[nodiscard]] bool isAtItsChunk(int number) const {
        return board->processes()[static_cast<std::size_t>(number - 1)].lastChunk.load() != 0;
    }

    [[nodiscard]] bool allAreAtTheirChunks() const {
        return QTest::qWaitFor(
            [this] {
                for (const PoolMember& member : pool.members()) {
                    if (!isAtItsChunk(member.number))
                        return false;
                }
                return true;
            },
            PatienceMs);
    }

    std::unique_ptr<Board> board;
    ProcessPool pool;
    StallWatch stalls;
    QSignalSpy mapped;
    QSignalSpy joined{&pool, &ProcessPool::joined};
    QList<int> told;
    QList<int> moved;
    Nanoseconds stillNs = 0;
    QElapsedTimer sinceMap;
};

RunConfig endless(WorkKind kind, Nanoseconds timeout, int processes = 2) {
    RunConfig config;
    config.input.size = static_cast<quint64>(processes);
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work = {kind, WorkProfile::Equal, 1000 * NsPerSecond, 1, 1000.0};
    config.recovery.stallTimeoutNs = timeout;
    return config;
}

} // namespace

class StallWatchTest : public TestCase {
    Q_OBJECT

private slots:

    void aFrozenProcessIsToldAfterTheTimeout() {
        Watched computing(endless(WorkKind::Cpu, 300 * NsPerMs));
        Watched waiting(endless(WorkKind::Wait, 300 * NsPerMs));
        for (Watched* watched : {&computing, &waiting}) {
            QVERIFY(watched->allAreAtTheirChunks());
            watched->send(2, SIGSTOP);
        }
        for (Watched* watched : {&computing, &waiting}) {
            QTRY_COMPARE_WITH_TIMEOUT(watched->told, QList<int>{2}, PatienceMs);
            QVERIFY(watched->stillNs >= 300 * NsPerMs);
        }
        QTest::qWait(400);
        for (Watched* watched : {&computing, &waiting}) {
            QCOMPARE(watched->told, QList<int>{2}); // once
            QCOMPARE(watched->moved, QList<int>());
        }
    }

    /// With a long timeout, too: it will not get on by itself. Whoever is asked to wait then does
    /// so for the whole timeout.
    void aFrozenProcessIsToldAfterASecond() {
        Watched watched(endless(WorkKind::Cpu, 1000 * NsPerSecond, 1));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.send(1, SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{1}, PatienceMs);
        QVERIFY(watched.stillNs >= NsPerSecond);
        watched.stalls.waitOn(1);
        QTest::qWait(1300);
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.moved, QList<int>());
        watched.send(1, SIGCONT);
        QTRY_COMPARE_WITH_TIMEOUT(watched.moved, QList<int>{1}, PatienceMs);
    }

    /// One number may take as long as it was asked to.
    void longSquaresAreNotStuck() {
        Watched computing(endless(WorkKind::Cpu, 400 * NsPerMs, 1));
        Watched waiting(endless(WorkKind::Wait, 400 * NsPerMs));
        QVERIFY(computing.allAreAtTheirChunks() && waiting.allAreAtTheirChunks());
        QTest::qWait(1000);
        QCOMPARE(computing.told, QList<int>());
        QCOMPARE(waiting.told, QList<int>());
    }

    /// Only as long as it was asked to: then it counts as standing still.
    void aWaitThatNeverEndsIsStuck() {
        const FakeWorker fake("hang");
        RunConfig config = endless(WorkKind::Wait, 100 * NsPerMs, 1);
        config.work.meanNs = 300 * NsPerMs;
        Watched watched(config, FakeWorker::program());
        // It says that it is in its wait, and never comes out of it.
        Claimer claimer(*watched.board, 0);
        QVERIFY(claimer.claimNext().has_value());
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{1}, PatienceMs);
        QVERIFY(watched.stillNs >= 400 * NsPerMs);
    }

    void aProcessThatNeverGetsReadyIsStuck() {
        const FakeWorker fake("hang");
        Watched watched(endless(WorkKind::None, 200 * NsPerMs, 1), FakeWorker::program());
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{1}, PatienceMs);
        QVERIFY(watched.sinceMap.elapsed() >= 200);
    }

    void whoIsIdleIsStuckOnlyWhenToldToQuit() {
        RunConfig config;
        config.recovery.stallTimeoutNs = 150 * NsPerMs;
        Watched watched(config);
        QVERIFY(watched.mapped.wait(PatienceMs));
        watched.send(3, SIGSTOP);
        QTest::qWait(500);
        QCOMPARE(watched.told, QList<int>());
        watched.pool.close();
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{3}, PatienceMs);
        watched.pool.join();
        watched.pool.killStuck(3);
        QTRY_COMPARE_WITH_TIMEOUT(watched.joined.size(), 1, PatienceMs);
        QVERIFY(watched.pool.members()[2].stuck);
    }

    void whoIsGivenTimeIsToldAgainAfterIt() {
        Watched watched(endless(WorkKind::Wait, 250 * NsPerMs));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.send(1, SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{1}, PatienceMs);
        const Nanoseconds first = watched.stillNs;
        watched.stalls.waitOn(1);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, (QList<int>{1, 1}), PatienceMs);
        QVERIFY(watched.stillNs >= first + 250 * NsPerMs);
    }

    void whoThawsMoves() {
        Watched watched(endless(WorkKind::Cpu, 200 * NsPerMs));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.send(2, SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{2}, PatienceMs);
        watched.send(2, SIGCONT);
        QTRY_COMPARE_WITH_TIMEOUT(watched.moved, QList<int>{2}, PatienceMs);
        watched.send(2, SIGSTOP); // and may be stuck once more
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, (QList<int>{2, 2}), PatienceMs);
    }

    void whoEndsIsNotAskedAboutAnyMore() {
        Watched watched(endless(WorkKind::Wait, 200 * NsPerMs));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.send(2, SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{2}, PatienceMs);
        watched.pool.killStuck(2);
        QTRY_COMPARE_WITH_TIMEOUT(watched.moved, QList<int>{2}, PatienceMs);
        QVERIFY(watched.pool.members()[1].stuck);
    }

    void withoutTimeoutNobodyIsStuck() {
        Watched watched(endless(WorkKind::Cpu, 0));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.send(1, SIGSTOP);
        QTest::qWait(1100);
        QCOMPARE(watched.told, QList<int>());
    }

    /// As with Ctrl+Z: everybody stands still, the watch too, and all go on together.
    void aSuspendedProgramIsNotStuck_data() {
        QTest::addColumn<int>("suspendedMs");
        QTest::newRow("a little longer than the timeout") << 450;
        QTest::newRow("much longer") << 1000;
    }

    void aSuspendedProgramIsNotStuck() {
        QFETCH(int, suspendedMs);
        Watched computing(endless(WorkKind::Cpu, 300 * NsPerMs, 1));
        RunConfig shortWaits = endless(WorkKind::Wait, 300 * NsPerMs, 1);
        shortWaits.input.size = 1000;
        shortWaits.schedule = {ScheduleKind::Fixed, 1000};
        shortWaits.work.meanNs = 20 * NsPerMs;
        Watched waiting(shortWaits);
        QVERIFY(computing.allAreAtTheirChunks() && waiting.allAreAtTheirChunks());
        QTest::qWait(100); // they are watched by now
        for (const Watched* watched : {&computing, &waiting})
            watched->send(1, SIGSTOP);
        usleep(static_cast<useconds_t>(suspendedMs) * 1000); // nobody looks
        for (const Watched* watched : {&computing, &waiting})
            watched->send(1, SIGCONT);
        QTest::qWait(350);
        QCOMPARE(computing.told, QList<int>());
        QCOMPARE(waiting.told, QList<int>());
    }

    /// However short a time it was: only what was looked at counts.
    void timeInWhichNobodyLookedDoesNotCount() {
        const FakeWorker fake("hang");
        Watched watched(endless(WorkKind::None, 300 * NsPerMs, 1), FakeWorker::program());
        QTest::qWait(100);
        usleep(400'000);
        QTRY_COMPARE_WITH_TIMEOUT(watched.told, QList<int>{1}, PatienceMs);
        QVERIFY2(watched.sinceMap.elapsed() >= 650,
                 qPrintable(QString::number(watched.sinceMap.elapsed())));
    }

    void timeForSomebodyWhoIsNotWatchedYet() {
        Watched watched(endless(WorkKind::Cpu, 300 * NsPerMs));
        watched.stalls.waitOn(1);
        watched.stalls.waitOn(17);
        QVERIFY(watched.allAreAtTheirChunks());
        QCOMPARE(watched.told, QList<int>());
    }
};

QTEST_GUILESS_MAIN(StallWatchTest)
#include "stallwatch_test.moc"
