#include "tests/support/recoveredrun.h"
#include "tests/support/stuckruns.h"
#include "tests/support/testcase.h"

#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A run whose stuck processes are asked about, and who was told.
struct AskedRun : WatchedRun {
    explicit AskedRun(const RunConfig& config)
        : AskedRun(config, RunEnvironment(programPath(u"poolscope-worker"_s), MachineFacts{})) {}

    AskedRun(const RunConfig& config, const RunEnvironment& runsIn)
        : WatchedRun(config, runsIn) {
        session.setStuckProcesses(StuckProcesses::AskedAbout);
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

/// Processes that stand still, where people are asked about them: really, once for each way to go
/// on, and else in a time that passes at once.
class RunSessionAskedTest : public TestCase {
    Q_OBJECT

private slots:

    void askedAboutAndReplaced() {
        RunConfig config = freezingRun();
        config.input.size = 8;
        config.work.meanNs = 50 * NsPerMs; // once more it is done slowly enough to be looked at
        config.recovery.faults = {{FaultKind::Freeze, 0, 0}};
        config.recovery.stallTimeoutNs = LongNs; // the others are slow, too
        PlayedRun<AskedRun> run(config);
        run.session.start();
        QVERIFY(run.standsStill());
        QVERIFY(run.isAsked(1));
        QVERIFY(run.stillNs >= FrozenNs);
        run.letPass(10 * FrozenNs);
        QCOMPARE(run.ended, 0); // it waits for the answer
        QCOMPARE(run.asked.size(), 1);
        QCOMPARE(run.record().outcome, Outcome::Running);
        run.session.act(run.asked[0], ProcessAction::Replace);
        QTRY_COMPARE(run.moved, run.asked); // nothing is asked any more
        run.letPass(FrozenNs);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)].end ==
                ProcessEnd::Stuck);
        QCOMPARE(run.asked.size(), 1);
    }

    void askedAboutAndWaitedFor() {
        PlayedRun<AskedRun> run(freezingRun());
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{9}, PatienceMs);
        QVERIFY(run.standsStill());
        QVERIFY(run.isAsked(1));
        const Nanoseconds first = run.stillNs;
        const ProcessRecord& frozen =
            run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)];
        const std::optional<Nanoseconds> since = frozen.stillSinceNs;
        QVERIFY(since.has_value());
        run.session.act(run.asked[0], ProcessAction::Wait);
        QCOMPARE(frozen.stillSinceNs, since); // it stands still all the same
        run.letPass(TimeoutNs + StallTime::LookNs);
        QCOMPARE(run.asked, (QList<int>{frozen.number, frozen.number}));
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
        QVERIFY(run.stillNs >= FrozenNs);
        const ProcessRecord& frozen =
            run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)];
        QVERIFY(frozen.stillSinceNs >= frozen.current->startedNs);
        run.session.act(run.asked[0], ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().processes[static_cast<std::size_t>(run.asked[0] - 1)].end ==
                ProcessEnd::Killed); // not by us
    }

    void askedAboutAndStopped() {
        PlayedRun<AskedRun> run(freezingRun());
        run.session.start();
        QVERIFY(run.standsStill());
        QVERIFY(run.isAsked(1));
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// Everything is done, and one process does not hear that it is to quit: nobody is asked, in
    /// whichever manner.
    void frozenWhenToldToQuit() {
        RunConfig config = freezingRun();
        config.recovery.faults.clear();
        config.input.size = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.work.profile = WorkProfile::Falling;
        config.work.meanNs = NsPerSecond; // 1.5 s and 0.5 s
        AskedRun asking(config);
        AskedRun replacing(config);
        replacing.session.setStuckProcesses(StuckProcesses::Replaced);
        for (AskedRun* run : {&asking, &replacing}) {
            run->session.setWatchInterval(1);
            run->session.start();
        }
        for (AskedRun* run : {&asking, &replacing})
            QTRY_COMPARE_WITH_TIMEOUT(run->record().chunks.size(), std::size_t{1}, PatienceMs);
        QTest::qWait(200); // by now who finished it is idle
        for (AskedRun* run : {&asking, &replacing})
            run->session.act(static_cast<int>(run->record().chunks[0].process),
                             ProcessAction::Freeze);
        for (AskedRun* run : {&asking, &replacing}) {
            QVERIFY(run->endedOnce());
            QCOMPARE(recoveryFault(run->record()), QString());
            QCOMPARE(run->record().processes.size(), std::size_t{2});
            const std::size_t idle = run->record().chunks[0].process;
            const ProcessRecord& stuck = run->record().processes[idle - 1];
            QVERIFY(stuck.end == ProcessEnd::Stuck);
            QVERIFY(run->record().lostAttempts.empty());
            QVERIFY(*stuck.endedNs - *run->record().mapDoneNs >= FrozenNs);
            QCOMPARE(run->asked, QList<int>());
        }
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

QTEST_GUILESS_MAIN(RunSessionAskedTest)
#include "runsessionasked_test.moc"
