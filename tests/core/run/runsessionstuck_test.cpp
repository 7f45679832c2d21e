#include "tests/support/fakeworker.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/stuckruns.h"
#include "tests/support/testcase.h"

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// Processes that stand still: really, once for each way to go on, and else in a time that passes
/// at once.
class RunSessionStuckTest : public TestCase {
    Q_OBJECT

private slots:

    /// As by somebody's Ctrl+Z or kill -STOP: nobody asks anything if it is soon over, but it is
    /// on the record.
    void aShortFreezeFromOutsideIsOnTheRecord() {
        RunConfig config = endlessRun(2);
        config.work.meanNs = NsPerSecond; // whoever is frozen takes longer
        WatchedRun run(config);
        run.session.setStuckProcesses(StuckProcesses::AskedAbout);
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        const auto pid = static_cast<pid_t>(run.record().processes[1].pid);
        ::kill(pid, SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(isFrozen(run.record().processes[1]), 20'000);
        ::kill(pid, SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(!isFrozen(run.record().processes[1]), 20'000);
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Finished);
        QVERIFY(run.record().processes[0].freezes.empty());
        const std::vector<FrozenStretch>& freezes = run.record().processes[1].freezes;
        QCOMPARE(freezes.size(), std::size_t{1});
        QVERIFY(freezes[0].fromNs > 0 && *freezes[0].untilNs > freezes[0].fromNs);
    }

    void aFreezeByTheSessionIsOnTheRecordAtOnce() {
        RunConfig config = endlessRun(2);
        config.work.meanNs = 300 * NsPerMs;
        WatchedRun run(config);
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        run.session.act(1, ProcessAction::Freeze);
        QVERIFY(isFrozen(run.record().processes[0]));
        run.session.act(1, ProcessAction::Thaw);
        QVERIFY(!isFrozen(run.record().processes[0]));
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Finished);
        QVERIFY(!run.record().processes[0].freezes.empty());
    }

    void replacedAtOnceWhereNobodyIsAsked() {
        PlayedRun run(freezingRun());
        run.session.start();
        QVERIFY(run.standsStill());
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QCOMPARE(recoveryFault(record), QString());
        QCOMPARE(record.lostAttempts.size(), std::size_t{1});
        const LostAttempt& lost = record.lostAttempts[0];
        QCOMPARE(lost.index, quint64{3});
        QCOMPARE(lost.itemsDone, quint64{2});
        const ProcessRecord& stuck = record.processes[static_cast<std::size_t>(lost.process - 1)];
        QVERIFY(stuck.end == ProcessEnd::Stuck);
        QCOMPARE(stuck.signal, SIGKILL);
        QCOMPARE(record.processes[2].replaces, std::optional(lost.process));
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void frozenAgainAndAgain() {
        RunConfig config = freezingRun();
        config.recovery.faults[0].always = true;
        config.recovery.retries = 2;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::ChunkEndsProcesses);
        QCOMPARE(run.record().failure->times, 2);
        QCOMPARE(lostTimes(run.record())[3], 2);
        // It has all counted as lost, from the chunk's beginning until it was given up.
        QVERIFY(summaryOf(run.record()).losses.lost >= 2 * FrozenNs);
        QCOMPARE(sumFault(run.record()), QString());
    }

    /// Whoever was to look for what the dead left is frozen itself.
    void frozenWhileIdleAndThenNeeded() {
        RunConfig config = freezingRun();
        config.input.size = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.work.profile = WorkProfile::Falling;
        config.work.meanNs = 300 * NsPerMs; // 450 ms and 150 ms
        config.recovery.faults.clear();
        config.recovery.stallTimeoutNs = LongNs; // whoever takes the chunk is slow
        PlayedRun run(config);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{1}, PatienceMs);
        const int idle = static_cast<int>(run.record().chunks[0].process);
        QTest::qWait(20);
        run.session.act(idle, ProcessAction::Freeze);
        run.session.act(3 - idle, ProcessAction::Kill);
        QTRY_COMPARE_WITH_TIMEOUT(run.ended, (run.letPass(StallTime::LookNs), 1), PatienceMs);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{1});
    }

    void aPoolThatGivesUp() {
        RunConfig config = freezingRun();
        config.recovery.onDeath = OnDeath::Fail;
        PlayedRun run(config);
        run.session.start();
        QVERIFY(run.standsStill());
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        const RunFailure& failure = run.record().failure.value();
        QVERIFY(failure.kind == FailureKind::ProcessStuck);
        QVERIFY(failure.stillNs >= FrozenNs);
        QVERIFY(failure.chunk == (ChunkAtFault{3, 12, 15}));
        QCOMPARE(run.record().processes.size(), std::size_t{2});
        for (const ProcessRecord& process : run.record().processes)
            QVERIFY(process.end == ProcessEnd::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
    }

    /// Three processes that never get ready: no pool to be had.
    void processesThatNeverGetReady() {
        const FakeWorker fake("hang");
        RunConfig config = freezingRun();
        config.recovery.faults.clear();
        config.recovery.stallTimeoutNs = 100 * NsPerMs;
        WatchedRun run(config, FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::DeathsInARow);
        int stuck = 0;
        for (const ProcessRecord& process : run.record().processes)
            stuck += process.end == ProcessEnd::Stuck ? 1 : 0;
        QVERIFY(stuck >= 3);
        QCOMPARE(sumFault(run.record()), QString());
    }

    void oneProcessThatNeverGetsReady() {
        const FakeWorker fake("hang 0 1");
        RunConfig config = freezingRun();
        config.recovery.faults.clear();
        PlayedRun run(config, FakeWorker::program());
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{10}, PatienceMs);
        run.letPass(TimeoutNs);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[0].end == ProcessEnd::Stuck);
    }
};

QTEST_GUILESS_MAIN(RunSessionStuckTest)
#include "runsessionstuck_test.moc"
