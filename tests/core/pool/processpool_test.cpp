#include "core/run/resultcheck.h"
#include "tests/support/fakeworker.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedpool.h"

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

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
        WatchedPool watched(configOf(size, processes));
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
        WatchedPool watched(configOf(100, 2));
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
        WatchedPool watched(configOf(100, 2));
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
        WatchedPool watched(endlessConfig(3));
        watched.pool.map(*watched.board);
        if (closedAndJoinedBefore) {
            watched.pool.close();
            watched.pool.join();
        }
        watched.pool.terminate();
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        // A busy machine takes several turns of the event loop to start them.
        const auto started = static_cast<qsizetype>(watched.pool.members().size());
        QVERIFY(started >= 1 && started <= 3);
        QCOMPARE(watched.ends(), QStringList(started, u"signal 9"_s).join(u", "_s));
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(watched.mapped.size(), 0);
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void terminatedWhenAllIsOver() {
        WatchedPool watched(configOf(10, 2));
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"exit 0, exit 0"_s);
    }

    void terminatedBeforeTheMap() {
        WatchedPool watched(configOf(10, 2));
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
        QVERIFY(watched.pool.members().empty());
    }

    void aKilledMemberIsTold() {
        WatchedPool watched(endlessConfig(3));
        watched.pool.map(*watched.board);
        QTRY_COMPARE_WITH_TIMEOUT(watched.pool.members().size(), std::size_t{3}, 20'000);
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
        config.work = {WorkKind::Wait, WorkProfile::Equal, 3'000'000, 1};
        config.recovery.faults = {{FaultKind::Kill, 0, 17}};
        WatchedPool watched(config);
        connect(&watched.pool, &ProcessPool::memberLost, this, [&watched, freed](int number) {
            QVERIFY(!watched.pool.isBusy(number) && watched.pool.canReplace());
            watched.pool.replace(number, freed ? ProcessPool::LostChunk::Freed
                                               : ProcessPool::LostChunk::Abandoned);
        });
        watched.pool.map(*watched.board);
        QTRY_VERIFY_WITH_TIMEOUT(watched.pool.members().size() >= 2, 20'000);
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
        WatchedPool watched(configOf(40, 1), FakeWorker::program());
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
        WatchedPool watched(endlessConfig(2));
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
        WatchedPool watched(configOf(100, 2), FakeWorker::program());
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
        WatchedPool watched(configOf(100, 2), FakeWorker::program());
        watched.pool.map(*watched.board);
        watched.pool.close();
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.ends(), u"exit 7, exit 7"_s);
        QCOMPARE(watched.lost.size(), 0);
        QCOMPARE(watched.mapped.size(), 1);
    }

    void aMissingProgram() {
        WatchedPool watched(configOf(100, 2), u"/nowhere/poolscope-worker"_s);
        watched.pool.map(*watched.board);
        QCOMPARE(watched.lost.size(), 0); // never from within a call
        watched.pool.join();
        QVERIFY(watched.joinedOnce());
        QCOMPARE(watched.lost.size(), 2);
        QVERIFY(watched.pool.members()[0].end->how == WorkerEnd::How::NotStarted);
    }

    void linesThatNobodyKnowsAreNotHeard() {
        const FakeWorker fake("babble");
        WatchedPool watched(configOf(100, 2), FakeWorker::program());
        watched.pool.map(*watched.board);
        watched.pool.close();
        QTest::qWait(100);
        QCOMPARE(watched.mapped.size(), 0);
        watched.pool.terminate();
        QVERIFY(watched.joinedOnce());
    }

    void destroyedWhileItRuns() {
        {
            WatchedPool watched(endlessConfig(3));
            watched.pool.map(*watched.board);
            QTRY_COMPARE(workersOf(getpid()).size(), 3);
        }
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }
};

QTEST_GUILESS_MAIN(ProcessPoolTest)
#include "processpool_test.moc"
