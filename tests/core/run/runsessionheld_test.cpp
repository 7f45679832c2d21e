#include "core/run/runsession.h"
#include "tests/support/freezer.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace poolscope;

/// Processes that the system holds: not even SIGKILL ends them.
class RunSessionHeldTest : public TestCase {
    Q_OBJECT

private slots:

    /// It computes nothing any more: another one does its chunk.
    void whoIsHeldByTheSystemIsReplaced() {
        const Freezer freezer;
        if (!freezer.isThere())
            QSKIP("no freezer of control groups here");
        RunConfig config; // chunks take a second
        config.input.size = 8;
        config.processes = 2;
        config.schedule = {ScheduleKind::Fixed, 4};
        config.work = {WorkKind::Wait, WorkProfile::Equal, 250 * NsPerMs, 1};
        config.recovery.stallTimeoutNs = 3 * NsPerSecond;
        WatchedRun run(config);
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        QVERIFY(freezer.hold(run.record().processes[1].pid));
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), std::size_t{3});
        QVERIFY(run.record().processes[1].end == ProcessEnd::Held);
        QCOMPARE(run.record().processes[1].signal, SIGKILL);
        QCOMPARE(run.record().processes[2].replaces, std::optional(2));
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{1});
    }

    void whoIsHeldByTheSystemKeepsNoRunFromStopping() {
        const Freezer freezer;
        if (!freezer.isThere())
            QSKIP("no freezer of control groups here");
        WatchedRun run(endlessRun(3));
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        QVERIFY(freezer.hold(run.record().processes[1].pid));
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(run.record().processes[0].end == ProcessEnd::Stopped);
        QVERIFY(run.record().processes[1].end == ProcessEnd::Held);
        QCOMPARE(sumFault(run.record()), QString());
    }
};

QTEST_GUILESS_MAIN(RunSessionHeldTest)
#include "runsessionheld_test.moc"
