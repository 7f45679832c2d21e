#include "core/run/runsession.h"
#include "tests/support/fakeengine.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;

namespace {

using Phase = RunSession::Phase;

/// A session of two processes and 100 numbers whose engine the test plays.
struct Played {
    explicit Played(const RunConfig& config = twoProcesses(), const MachineFacts& facts = {})
        : environment(played(facts))
        , session(config, environment, RunWishes{false})
        , ended(&session, &RunSession::ended)
        , progressed(&session, &RunSession::progressed) {}

    RunEnvironment played(const MachineFacts& facts) {
        RunEnvironment made(QString(), facts, machine.folders());
        playRuns(made, engine);
        return made;
    }

    static RunConfig twoProcesses() {
        RunConfig config;
        config.processes = 2;
        return config;
    }

    SystemFolder machine;
    QPointer<FakeEngine> engine; ///< the session's
    RunEnvironment environment;
    RunSession session;
    QSignalSpy ended;
    QSignalSpy progressed;
};

} // namespace

/// What a session does with an engine, whichever it is.
class SessionEngineTest : public TestCase {
    Q_OBJECT

private slots:

    void whatTheEngineDoesIsOnTheRecordAndChecked() {
        Played run;
        run.session.start();
        QVERIFY(run.session.phase() == Phase::Running);
        run.engine->begin(1, 2 * NsPerMs);
        run.engine->finish(1, 3 * NsPerMs);
        QCOMPARE(run.session.record().chunks.size(), std::size_t{1});
        QCOMPARE(run.session.progress(), 0.13); // 13 of 100 numbers
        run.engine->complete(5 * NsPerMs);
        QTRY_COMPARE(run.ended.size(), 1);
        QVERIFY(run.session.record().outcome == Outcome::Finished);
        QCOMPARE(run.session.record().resultsChecked, std::optional(true));
        QCOMPARE(run.session.record().wallNs, std::optional(5 * NsPerMs));
    }

    /// A machine that is only thought of has no quota, whatever this one's takes meanwhile.
    void whatTheQuotaTookIsOnTheRecord_data() {
        QTest::addColumn<EngineId>("engine");
        QTest::addColumn<std::optional<Nanoseconds>>("expected");
        QTest::addRow("real") << EngineId::Processes << std::optional(250 * NsPerUs);
        QTest::addRow("simulated") << EngineId::Simulated << std::optional<Nanoseconds>();
    }

    void whatTheQuotaTookIsOnTheRecord() {
        QFETCH(EngineId, engine);
        MachineFacts facts;
        facts.quotaCores = 1.5;
        RunConfig config = Played::twoProcesses();
        config.engine = engine;
        Played run(config, facts);
        run.machine.write(QStringLiteral("proc/self/cgroup"), "0::/\n");
        run.machine.write(QStringLiteral("groups/cpu.stat"), "throttled_usec 100\n");
        run.session.start();
        run.machine.write(QStringLiteral("groups/cpu.stat"), "throttled_usec 350\n");
        run.engine->complete(5 * NsPerMs);
        QTRY_COMPARE(run.ended.size(), 1);
        QTEST(run.session.record().machines.front().throttledNs, "expected");
    }

    void withoutQuotaNothingIsTaken() {
        Played run;
        run.machine.write(QStringLiteral("proc/self/cgroup"), "0::/\n");
        run.machine.write(QStringLiteral("groups/cpu.stat"), "throttled_usec 100\n");
        run.session.start();
        run.engine->complete(5 * NsPerMs);
        QTRY_COMPARE(run.ended.size(), 1);
        QCOMPARE(run.session.record().machines.front().throttledNs, std::nullopt);
    }

    void aWrongResultIsAFailure() {
        Played run;
        run.session.start();
        // Nothing was computed: all results but that of 0 are wrong.
        run.engine->writer().wall(2 * NsPerMs);
        emit run.engine->ended(std::nullopt);
        QTRY_COMPARE(run.ended.size(), 1);
        QVERIFY(run.session.record().outcome == Outcome::Failed);
        QVERIFY(run.session.record().failure->kind == FailureKind::WrongResult);
        QCOMPARE(run.session.record().failure->wrongNumber, quint64{1});
        QCOMPARE(run.session.record().resultsChecked, std::optional(false));
    }

    void anEnginesFailureIsTheRuns() {
        Played run;
        run.session.start();
        RunFailure failure;
        failure.kind = FailureKind::DeathsInARow;
        run.engine->fail(failure, 2 * NsPerMs);
        QCOMPARE(run.ended.size(), 1);
        QVERIFY(run.session.record().outcome == Outcome::Failed);
        QCOMPARE(run.session.record().failure, std::optional(failure));
        QCOMPARE(run.session.record().resultsChecked, std::nullopt);
    }

    void stoppedIsNotFailed() {
        Played run;
        run.session.start();
        run.engine->begin(1, 2 * NsPerMs);
        run.session.stop();
        QVERIFY(run.engine->stopped);
        QCOMPARE(run.ended.size(), 1);
        QVERIFY(run.session.record().outcome == Outcome::Stopped);
    }

    /// Whoever stops a pool that waits for ever keeps the reason.
    void theReasonOfWaitingForEverStays() {
        Played run;
        run.session.start();
        RunFailure failure;
        failure.kind = FailureKind::WaitsForEver;
        run.engine->writer().failed(failure);
        run.session.stop();
        QVERIFY(run.session.record().outcome == Outcome::Stopped);
        QCOMPARE(run.session.record().failure, std::optional(failure));
    }

    void progressIsToldWhileSomebodyWatches() {
        Played run;
        run.session.start();
        run.engine->look();
        QCOMPARE(run.progressed.size(), 0);
        run.session.setWatchInterval(1);
        QTRY_VERIFY(run.progressed.size() > 0);
        run.engine->stop();
    }

    void actionsReachTheEngineWhileItWorks() {
        Played run;
        run.session.act(1, ProcessAction::Kill); // nothing runs yet
        run.session.start();
        run.session.act(2, ProcessAction::Freeze);
        run.engine->complete(5 * NsPerMs);
        QTRY_COMPARE(run.ended.size(), 1);
        run.session.act(1, ProcessAction::Thaw);
        QCOMPARE(run.engine->acts.size(), std::size_t{1});
        QCOMPARE(run.engine->acts.front().first, 2);
        QVERIFY(run.engine->acts.front().second == ProcessAction::Freeze);
    }

    void aLostChunkIsDoneAgain() {
        Played run;
        run.session.start();
        run.engine->begin(2, 2 * NsPerMs);
        run.engine->die(2, 3 * NsPerMs);
        run.engine->complete(9 * NsPerMs);
        QTRY_COMPARE(run.ended.size(), 1);
        const RunRecord& record = run.session.record();
        QVERIFY(record.outcome == Outcome::Finished);
        QCOMPARE(record.lostAttempts.size(), std::size_t{1});
        QCOMPARE(record.processes.size(), std::size_t{3});
        QCOMPARE(record.processes[2].replaces, std::optional(2));
        QCOMPARE(record.chunks.size(), std::size_t{8});
    }
};

QTEST_GUILESS_MAIN(SessionEngineTest)
#include "sessionengine_test.moc"
