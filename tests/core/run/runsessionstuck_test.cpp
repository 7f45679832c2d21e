#include "core/run/runsession.h"
#include "tests/support/fakeworker.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/testcase.h"

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Manner = StuckProcesses;

namespace {

constexpr int PatienceMs = 30'000;
/// Much longer than any worker goes without a core. Whoever is frozen is stuck after a second.
constexpr Nanoseconds TimeoutNs = 3 * NsPerSecond;
constexpr Nanoseconds FrozenNs = NsPerSecond;

/// 10 chunks of four numbers; a process freezes itself before number 14.
RunConfig freezingRun(int processes = 2) {
    RunConfig config;
    config.input.size = 40;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 4};
    config.work = {WorkKind::Wait, WorkProfile::Equal, NsPerMs, 1};
    config.recovery.stallTimeoutNs = TimeoutNs;
    config.recovery.faults = {{FaultKind::Freeze, 0, 14}};
    return config;
}

/// A run whose stuck processes are asked about, and who was told.
struct AskedRun : WatchedRun {
    explicit AskedRun(const RunConfig& config)
        : WatchedRun(config) {
        session.setStuckProcesses(Manner::AskedAbout);
        QObject::connect(&session, &RunSession::processStuck, &session,
                         [this](int number, Nanoseconds still) {
                             asked.append(number);
                             stillNs = still;
                         });
        QObject::connect(&session, &RunSession::processMoves, &session,
                         [this](int number) { moved.append(number); });
    }

    /// Waits until somebody was asked about so many times.
    [[nodiscard]] bool isAsked(qsizetype times) {
        return QTest::qWaitFor([this, times] { return asked.size() >= times; }, PatienceMs);
    }

    QList<int> asked;
    QList<int> moved;
    Nanoseconds stillNs = 0;
};

} // namespace

/// Processes that stand still.
class RunSessionStuckTest : public TestCase {
    Q_OBJECT

private slots:

    /// As by somebody's Ctrl+Z or kill -STOP: nobody asks anything if it is soon over, but it is
    /// on the record.
    void aShortFreezeFromOutsideIsOnTheRecord() {
        RunConfig config = endlessRun(2);
        config.work.meanNs = 3 * NsPerSecond;
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
        WatchedRun run(freezingRun());
        run.session.start();
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
        // It has all counted as lost, from the chunk's beginning until it was given up.
        QVERIFY(summaryOf(record).losses.lost >= FrozenNs);
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void frozenAgainAndAgain() {
        RunConfig config = freezingRun();
        config.recovery.faults[0].always = true;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::ChunkEndsProcesses);
        QCOMPARE(run.record().failure->times, 3);
        QCOMPARE(lostTimes(run.record())[3], 3);
        QCOMPARE(sumFault(run.record()), QString());
    }

    void askedAboutAndReplaced() {
        RunConfig config = freezingRun();
        config.input.size = 8;
        config.work.meanNs = 250 * NsPerMs;                   // its chunk takes a second once more:
        config.recovery.faults = {{FaultKind::Freeze, 0, 0}}; // long enough to be looked at
        AskedRun run(config);
        run.session.start();
        QVERIFY(run.isAsked(1));
        QVERIFY(run.stillNs >= FrozenNs);
        QTest::qWait(300);
        QCOMPARE(run.ended, 0); // it waits for the answer
        QCOMPARE(run.asked.size(), 1);
        QCOMPARE(run.record().outcome, Outcome::Running);
        run.session.act(run.asked[0], ProcessAction::Replace);
        QTRY_COMPARE(run.moved, run.asked); // nothing is asked any more
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)].end ==
                ProcessEnd::Stuck);
        QCOMPARE(run.asked.size(), 1);
    }

    void askedAboutAndWaitedFor() {
        AskedRun run(freezingRun());
        run.session.start();
        QVERIFY(run.isAsked(1));
        const Nanoseconds first = run.stillNs;
        const ProcessRecord& frozen =
            run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)];
        const std::optional<Nanoseconds> since = frozen.stillSinceNs;
        QVERIFY(since.has_value());
        QVERIFY(*since >= frozen.current->startedNs.value_or(0));
        run.session.act(run.asked[0], ProcessAction::Wait);
        QCOMPARE(frozen.stillSinceNs, since); // it stands still all the same
        QVERIFY(run.isAsked(2));
        QVERIFY(run.stillNs >= first + TimeoutNs);
        run.session.act(run.asked[0], ProcessAction::Wait);
        run.session.act(run.asked[0], ProcessAction::Thaw);
        QVERIFY(run.endedOnce());
        QVERIFY(!frozen.stillSinceNs);
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().lostAttempts.empty()); // nobody died after all
        QCOMPARE(run.record().processes.size(), std::size_t{2});
        for (const ProcessRecord& process : run.record().processes)
            QVERIFY(process.end == ProcessEnd::Finished);
    }

    void askedAboutAndKilledByHand() {
        AskedRun run(freezingRun());
        run.session.start();
        QVERIFY(run.isAsked(1));
        run.session.act(run.asked[0], ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)].end ==
                ProcessEnd::Killed); // not by us
    }

    void askedAboutAndStopped() {
        AskedRun run(freezingRun());
        run.session.start();
        QVERIFY(run.isAsked(1));
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// Everything is done, and one process does not hear that it is to quit: nobody is asked.
    void frozenWhenToldToQuit_data() {
        QTest::addColumn<bool>("asked");
        QTest::newRow("replacing") << false;
        QTest::newRow("asking") << true;
    }

    void frozenWhenToldToQuit() {
        QFETCH(bool, asked);
        RunConfig config = freezingRun();
        config.recovery.faults.clear();
        config.input.size = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.work.profile = WorkProfile::Falling;
        config.work.meanNs = NsPerSecond; // 1.5 s and 0.5 s
        AskedRun run(config);
        if (!asked)
            run.session.setStuckProcesses(Manner::Replaced);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{1}, PatienceMs);
        const int idle = run.record().chunks[0].process;
        QTest::qWait(200); // by now it is idle
        run.session.act(idle, ProcessAction::Freeze);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), std::size_t{2});
        const ProcessRecord& stuck = run.record().processes[static_cast<std::size_t>(idle - 1)];
        QVERIFY(stuck.end == ProcessEnd::Stuck);
        QVERIFY(run.record().lostAttempts.empty());
        QVERIFY(*stuck.endedNs - *run.record().mapDoneNs >= FrozenNs);
        QCOMPARE(run.asked, QList<int>());
    }

    /// Whoever was to look for what the dead left is frozen itself.
    void frozenWhileIdleAndThenNeeded() {
        RunConfig config = freezingRun();
        config.input.size = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.work.profile = WorkProfile::Falling;
        config.work.meanNs = 300 * NsPerMs; // 450 ms and 150 ms
        config.recovery.faults.clear();
        WatchedRun run(config);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{1}, PatienceMs);
        const int idle = run.record().chunks[0].process;
        QTest::qWait(20);
        run.session.act(idle, ProcessAction::Freeze);
        run.session.act(3 - idle, ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{1});
    }

    void aPoolThatGivesUp() {
        RunConfig config = freezingRun();
        config.recovery.onDeath = OnDeath::Fail;
        WatchedRun run(config);
        run.session.start();
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
        WatchedRun run(config, FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[0].end == ProcessEnd::Stuck);
    }

    void answersAtTheWrongTimeDoNothing() {
        RunConfig config = freezingRun();
        config.recovery.faults.clear();
        AskedRun run(config);
        run.session.act(1, ProcessAction::Replace);
        run.session.act(1, ProcessAction::Wait);
        run.session.start();
        run.session.act(1, ProcessAction::Wait); // it was never asked about
        run.session.act(99, ProcessAction::Wait);
        QVERIFY(run.endedOnce());
        run.session.act(1, ProcessAction::Replace);
        run.session.act(1, ProcessAction::Wait);
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(RunSessionStuckTest)
#include "runsessionstuck_test.moc"
