#include "core/board/claim.h"
#include "core/machine/processfacts.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/processpool.h"
#include "core/pool/stallwatch.h"
#include "tests/support/fakeworker.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QDeadlineTimer>
#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;
constexpr Nanoseconds TimeoutNs = 800 * NsPerMs;
constexpr Nanoseconds LookNs = TimeoutNs / 8; ///< from one look to the next

/// A pool of real processes, each at a chunk of one number, and what the watch says of them. The
/// time of the watch stands still but for lookAfter().
struct Watched {
    Watched(const RunConfig& config, const QString& program = programPath(u"poolscope-worker"_s))
        : board(makeBoard(config, ChunkPlan(config), 1000.0))
        , pool(program, config.processes)
        , stalls(*board, pool, config, [this] { return nowNs; })
        , mapped(&pool, &ProcessPool::mapped)
        , processes(static_cast<std::size_t>(config.processes))
        , isComputing(config.work.kind == WorkKind::Cpu) {
        QObject::connect(&stalls, &StallWatch::stuck, &pool, [this](int number, Nanoseconds still) {
            told.append(number);
            stillNs = still;
        });
        QObject::connect(&stalls, &StallWatch::moving, &pool,
                         [this](int number) { moved.append(number); });
        QObject::connect(&stalls, &StallWatch::suspended, &pool,
                         [this](std::int64_t since, std::int64_t until) {
                             suspensions.append({since, until});
                         });
        pool.map(*board);
    }

    ~Watched() {
        pool.terminate();
        [[maybe_unused]] const bool ended =
            QTest::qWaitFor([this] { return joined.size() == 1; }, PatienceMs);
    }

    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    [[nodiscard]] qint64 pid(int number) const { return pool.member(number).pid; }

    void send(int number, int signal) const { ::kill(static_cast<pid_t>(pid(number)), signal); }

    /// Stops a process, and looks at it as it stands: its time to be stuck begins.
    [[nodiscard]] bool freeze(int number) {
        send(number, SIGSTOP);
        const bool stopped =
            QTest::qWaitFor([this, number] { return isStopped(pid(number)); }, PatienceMs);
        stalls.look();
        return stopped;
    }

    /// Whoever computes has done so since the last look.
    [[nodiscard]] bool allHaveComputed() {
        return QTest::qWaitFor(
            [this] {
                for (const PoolMember& member : pool.members()) {
                    if (isComputing && !isStopped(member.pid) &&
                        cpuTimeOf(member.pid) == cpuAtLook[member.number])
                        return false;
                }
                return true;
            },
            PatienceMs);
    }

    void lookAfter(Nanoseconds passed) {
        nowNs += passed;
        QVERIFY(allHaveComputed());
        for (const PoolMember& member : pool.members())
            cpuAtLook[member.number] = cpuTimeOf(member.pid);
        stalls.look();
    }

    void look(int times, Nanoseconds intervalNs = LookNs) {
        for (int i = 0; i < times; ++i)
            lookAfter(intervalNs);
    }

    /// Looks until somebody has been told so many times.
    [[nodiscard]] bool tells(qsizetype times) {
        return QTest::qWaitFor(
            [this, times] {
                if (told.size() < times)
                    look(1);
                return told.size() >= times;
            },
            PatienceMs);
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
                return pool.members().size() == processes; // many turns of the loop start them
            },
            PatienceMs);
    }

    std::int64_t nowNs = NsPerSecond;
    std::unique_ptr<Board> board;
    ProcessPool pool;
    StallWatch stalls;
    QSignalSpy mapped;
    QSignalSpy joined{&pool, &ProcessPool::joined};
    std::size_t processes;
    bool isComputing;
    QHash<int, Nanoseconds> cpuAtLook;
    QList<int> told;
    QList<int> moved;
    QList<std::pair<std::int64_t, std::int64_t>> suspensions;
    Nanoseconds stillNs = 0;
};

RunConfig endless(WorkKind kind, int processes = 2) {
    RunConfig config;
    config.input.size = static_cast<quint64>(processes);
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work = {kind, WorkProfile::Equal, 1000 * NsPerSecond, 1};
    config.recovery.stallTimeoutNs = TimeoutNs;
    return config;
}

} // namespace

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
        Watched watched(endless(kind));
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
        Watched watched(config);
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
        Watched computing(endless(WorkKind::Cpu, 1));
        Watched waiting(endless(WorkKind::Wait));
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
        Watched watched(config, FakeWorker::program());
        // It says that it is in its wait, and never comes out of it.
        Claimer claimer(*watched.board, 0);
        QVERIFY(claimer.claimNext().has_value());
        QVERIFY(watched.tells(1));
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs + 300 * NsPerMs);
    }

    void aProcessThatNeverGetsReadyIsStuck() {
        const FakeWorker fake("hang");
        Watched watched(endless(WorkKind::None, 1), FakeWorker::program());
        QVERIFY(watched.tells(1));
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs);
    }

    void whoIsIdleIsStuckOnlyWhenToldToQuit() {
        RunConfig config;
        config.recovery.stallTimeoutNs = TimeoutNs;
        Watched watched(config);
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
        Watched watched(endless(WorkKind::Wait));
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
        Watched watched(endless(WorkKind::Cpu));
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
        Watched watched(endless(WorkKind::Wait));
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
        Watched watched(config);
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(1000);
        QCOMPARE(watched.told, QList<int>());
    }

    void aSuspensionIsTold() {
        Watched watched(endless(WorkKind::Cpu));
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

    /// The watch alone was held up.
    void nobodyIsSuspendedWhoComputes() {
        Watched watched(endless(WorkKind::Cpu, 1));
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
        Watched watched(endless(WorkKind::Wait));
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
        Watched watched(endless(WorkKind::Cpu));
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
