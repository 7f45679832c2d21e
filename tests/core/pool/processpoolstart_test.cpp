#include "core/run/resultcheck.h"
#include "tests/support/fakeworker.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedpool.h"

#include <algorithm>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// So many that they cannot all be started within one turn of the event loop.
constexpr int Many = 300;

} // namespace

/// Many processes are started.
class ProcessPoolStartTest : public TestCase {
    Q_OBJECT

private slots:

    /// The event loop has its turns in between. Whoever is ready early does all the work meanwhile,
    /// and that is not the end.
    void manyAreStartedInSeveralTurns() {
        WatchedPool watched(configOf(100, Many));
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
        WatchedPool watched(endlessConfig(Many));
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
        WatchedPool watched(config, FakeWorker::program());
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
};

QTEST_GUILESS_MAIN(ProcessPoolStartTest)
#include "processpoolstart_test.moc"
