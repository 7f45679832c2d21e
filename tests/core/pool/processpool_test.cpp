#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/processpool.h"
#include "core/pool/resultcheck.h"
#include "tests/support/fakeworker.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A pool on a board of its own, and all signals that it gave.
struct Watched {
    explicit Watched(const RunConfig& config,
                     const QString& program = programPath(u"poolscope-worker"_s))
        : board(makeBoard(config, ChunkPlan(config)))
        , pool(program, config.processes)
        , mapped(&pool, &ProcessPool::mapped)
        , joined(&pool, &ProcessPool::joined)
        , lost(&pool, &ProcessPool::memberLost) {}

    /// Waits for joined(), and some more for a second one that must not come.
    [[nodiscard]] bool joinedOnce() {
        const bool came = QTest::qWaitFor([this] { return !joined.isEmpty(); }, 20'000);
        QTest::qWait(20);
        return came && joined.size() == 1;
    }

    /// How the members ended, in text: "exit 0, signal 9".
    [[nodiscard]] QString ends() const {
        QStringList texts;
        for (const PoolMember& member : pool.members()) {
            const WorkerEnd end = member.end.value_or(WorkerEnd{WorkerEnd::How::NotStarted, 0, {}});
            const QString how = end.how == WorkerEnd::How::Exited ? u"exit"_s : u"signal"_s;
            texts.append(member.end ? u"%1 %2"_s.arg(how).arg(end.code) : u"none"_s);
        }
        return texts.join(u", "_s);
    }

    std::unique_ptr<Board> board;
    ProcessPool pool;
    QSignalSpy mapped;
    QSignalSpy joined;
    QSignalSpy lost;
};

RunConfig configOf(quint64 size, int processes) {
    RunConfig config;
    config.size = size;
    config.processes = processes;
    return config;
}

/// So much work that nobody finishes it.
RunConfig endlessConfig(int processes) {
    RunConfig config = configOf(100, processes);
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 1'000'000'000'000;
    return config;
}

/// So many that they cannot all be started within one turn of the event loop.
constexpr int Many = 300;

} // namespace

class ProcessPoolTest : public TestCase {
    Q_OBJECT

private slots:

    void asInTheNotebook_data() {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<int>("processes");
        for (const quint64 size : {0U, 1U, 2U, 100U, 10'000U}) {
            for (const int processes : {1, 4, 9})
                QTest::addRow("%llu numbers, %d processes", size, processes) << size << processes;
        }
    }

    void asInTheNotebook() {
        QFETCH(quint64, size);
        QFETCH(int, processes);
        Watched watched(configOf(size, processes));
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.mapped.size(), 1);
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(firstWrong(watched.board->results().data(), 0, 0, size), std::nullopt);
        QCOMPARE(watched.pool.members().size(), static_cast<std::size_t>(processes));
        for (const PoolMember& member : watched.pool.members()) {
            QVERIFY(member.end == WorkerEnd{});
            QVERIFY(member.toldToQuit && !member.killedByUs);
            QVERIFY(member.spawnedNs > 0 && member.endedNs > member.spawnedNs);
        }
    }

    void processesWaitUntilThePoolIsClosed() {
        Watched watched(configOf(100, 2));
        watched.pool.map(*watched.board);
        QVERIFY(watched.mapped.wait(20'000));
        QTest::qWait(20);
        QCOMPARE(watched.ends(), u"none, none"_s);
        watched.pool.close();
        watched.pool.close();
        watched.pool.join();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.mapped.size(), 1);
    }

    void joinedAlsoAfterAllHaveEnded() {
        Watched watched(configOf(100, 2));
        watched.pool.map(*watched.board);
        watched.pool.close();
        QTRY_COMPARE_WITH_TIMEOUT(watched.ends(), u"exit 0, exit 0"_s, 20'000);
        QCOMPARE(watched.joined.size(), 0);
        watched.pool.join();
        QCOMPARE(watched.joined.size(), 0); // never from within a call
        QVERIFY(watched.joinedOnce());
    }

    void terminated_data() {
        QTest::addColumn<bool>("closedAndJoinedBefore");
        QTest::newRow("at once") << false;
        QTest::newRow("closed and joined before") << true;
    }

    void terminated() {
        QFETCH(bool, closedAndJoinedBefore);
        Watched watched(endlessConfig(3));
        watched.pool.map(*watched.board);
        if (closedAndJoinedBefore) {
            watched.pool.close();
            watched.pool.join();
        }
        watched.pool.terminate();
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"signal 9, signal 9, signal 9"_s);
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(watched.mapped.size(), 0);
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// The event loop has its turns in between. Whoever is ready early does all the work meanwhile,
    /// and that is not the end.
    void manyAreStartedInSeveralTurns() {
        Watched watched(configOf(100, Many));
        watched.pool.map(*watched.board);
        QVERIFY(watched.pool.members().size() < std::size_t{Many});
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.pool.members().size(), std::size_t{Many});
        QCOMPARE(watched.mapped.size(), 1);
        for (int number = 1; number <= Many; ++number) {
            QCOMPARE(watched.pool.member(number).lane, number);
            QVERIFY(watched.pool.member(number).end == WorkerEnd{});
        }
        QCOMPARE(firstWrong(watched.board->results().data(), 0, 0, 100), std::nullopt);
    }

    void terminatedWhileTheyAreStarted() {
        Watched watched(endlessConfig(Many));
        watched.pool.map(*watched.board);
        watched.pool.terminate();
        const std::size_t started = watched.pool.members().size();
        QVERIFY(started < std::size_t{Many});
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.pool.members().size(), started);
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// Or the numbers of those that are still to come would not be those of their lanes.
    void whoDiesEarlyIsToldWhenAllAreStarted() {
        RunConfig config = configOf(100, Many);
        config.work = endlessConfig(1).work;
        const FakeWorker fake("signal 9 2");
        Watched watched(config, FakeWorker::program());
        std::size_t startedAtLoss = 0;
        connect(&watched.pool, &ProcessPool::memberLost, this, [&](int) {
            startedAtLoss = std::max(startedAtLoss, watched.pool.members().size());
            if (watched.lost.size() == 2)
                watched.pool.terminate();
        });
        watched.pool.map(*watched.board);
        QTRY_VERIFY(watched.pool.member(1).end && watched.pool.member(2).end);
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 2);
        QCOMPARE(startedAtLoss, std::size_t{Many});
    }

    void terminatedWhenAllIsOver() {
        Watched watched(configOf(10, 2));
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"exit 0, exit 0"_s);
    }

    void terminatedBeforeTheMap() {
        Watched watched(configOf(10, 2));
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QVERIFY(watched.pool.members().empty());
    }

    void aKilledMemberIsTold() {
        Watched watched(endlessConfig(3));
        watched.pool.map(*watched.board);
        ::kill(static_cast<pid_t>(watched.pool.members()[1].pid), SIGKILL);
        QVERIFY(watched.lost.wait(20'000));
        QCOMPARE(watched.lost.size(), 1);
        QCOMPARE(watched.lost[0][0].toInt(), 2);
        QCOMPARE(watched.ends(), u"none, signal 9, none"_s);
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 1);
        QVERIFY(!watched.pool.members()[1].killedByUs);
        QVERIFY(watched.pool.members()[0].killedByUs);
    }

    void aLostMemberIsReplaced_data() {
        QTest::addColumn<bool>("freed");
        QTest::newRow("its chunk is done again") << true;
        QTest::newRow("its chunk is lost for good") << false;
    }

    void aLostMemberIsReplaced() {
        QFETCH(bool, freed);
        RunConfig config = configOf(40, 2);
        config.work = {WorkKind::Wait, WorkProfile::Equal, 3'000'000, 1, 0.0};
        config.faults = {{FaultKind::Kill, 0, 17}};
        Watched watched(config);
        connect(&watched.pool, &ProcessPool::memberLost, this, [&watched, freed](int number) {
            QVERIFY(!watched.pool.isBusy(number) && watched.pool.canReplace());
            watched.pool.replace(number, freed ? ProcessPool::LostChunk::Freed
                                               : ProcessPool::LostChunk::Abandoned);
        });
        watched.pool.map(*watched.board);
        QVERIFY(watched.pool.isBusy(1) && watched.pool.isBusy(2));
        QVERIFY(watched.mapped.wait(20'000));
        QCOMPARE(watched.pool.members().size(), std::size_t{3});
        const int dead = watched.lost[0][0].toInt();
        QCOMPARE(watched.pool.members()[2].replaces, std::optional(dead));
        QCOMPARE(watched.pool.members()[2].lane, dead);
        QVERIFY(!watched.pool.isBusy(3));
        const auto wrong = firstWrong(watched.board->results().data(), 0, 0, 40);
        QCOMPARE(wrong.has_value(), !freed);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 1);
        QCOMPARE(watched.mapped.size(), 1);
    }

    void allSlotsAreUsedUp() {
        const FakeWorker fake("signal 9");
        Watched watched(configOf(40, 1), FakeWorker::program());
        connect(&watched.pool, &ProcessPool::memberLost, this, [&watched](int number) {
            if (watched.pool.canReplace())
                watched.pool.replace(number, ProcessPool::LostChunk::Freed);
            else
                watched.pool.terminate();
        });
        watched.pool.map(*watched.board);
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.pool.members().size(), std::size_t{17});
        QCOMPARE(watched.lost.size(), 17);
        QCOMPARE(watched.mapped.size(), 0);
    }

    void aStuckMemberIsEnded() {
        Watched watched(endlessConfig(2));
        watched.pool.map(*watched.board);
        ::kill(static_cast<pid_t>(watched.pool.members()[0].pid), SIGSTOP);
        watched.pool.killStuck(1);
        QVERIFY(watched.lost.wait(20'000));
        QVERIFY(watched.pool.members()[0].stuck);
        watched.pool.killStuck(1); // it has ended already
        watched.pool.replace(1, ProcessPool::LostChunk::Freed);
        watched.pool.killStuck(1); // and is replaced
        QVERIFY(!watched.pool.isBusy(1) && watched.pool.isBusy(3));
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"signal 9, signal 9, signal 9"_s);
        QCOMPARE(watched.lost.size(), 1);
    }

    void misbehavingMembers_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<QString>("ends");
        QTest::addColumn<QString>("reported");
        QTest::newRow("exit") << QByteArray("exit 3") << u"exit 3, exit 3"_s << QString();
        QTest::newRow("exit 0, but untold")
            << QByteArray("exit 0") << u"exit 0, exit 0"_s << QString();
        QTest::newRow("crash") << QByteArray("abort") << u"signal 6, signal 6"_s << QString();
        QTest::newRow("error") << QByteArray("error") << u"exit 65, exit 65"_s
                               << u"something is wrong"_s;
    }

    void misbehavingMembers() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        Watched watched(configOf(100, 2), FakeWorker::program());
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 2);
        QTEST(watched.ends(), "ends");
        QTEST(watched.pool.members()[0].reported, "reported");
    }

    void badEndsWhenAllIsDoneAreNoLoss() {
        const FakeWorker fake("late 7");
        Watched watched(configOf(100, 2), FakeWorker::program());
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"exit 7, exit 7"_s);
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(watched.mapped.size(), 1);
    }

    void aMissingProgram() {
        Watched watched(configOf(100, 2), u"/nowhere/poolscope-worker"_s);
        watched.pool.map(*watched.board);
        QCOMPARE(watched.lost.size(), 0); // never from within a call
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 2);
        QVERIFY(watched.pool.members()[0].end->how == WorkerEnd::How::NotStarted);
    }

    void linesThatNobodyKnowsAreNotHeard() {
        const FakeWorker fake("babble");
        Watched watched(configOf(100, 2), FakeWorker::program());
        watched.pool.map(*watched.board);
        watched.pool.close();
        QTest::qWait(100);
        QCOMPARE(watched.mapped.size(), 0);
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
    }

    void destroyedWhileItRuns() {
        {
            Watched watched(endlessConfig(3));
            watched.pool.map(*watched.board);
            QTRY_COMPARE(workersOf(getpid()).size(), 3);
        }
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }
};

QTEST_GUILESS_MAIN(ProcessPoolTest)
#include "processpool_test.moc"
