#include "core/run/runsession.h"
#include "tests/support/fakeworker.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedrun.h"

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunConfig plainRun(int processes) {
    RunConfig config;
    config.processes = processes;
    return config;
}

/// Of a pool that gives up at the first death.
RunConfig givingUp(RunConfig config) {
    config.recovery.onDeath = OnDeath::Fail;
    return config;
}

} // namespace

class RunSessionFailureTest : public TestCase {
    Q_OBJECT

private slots:

    void aKilledWorker() {
        RunConfig config = givingUp(endlessRun(3));
        config.input.first = 70;
        WatchedRun run(config);
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        const ProcessRecord victim = run.record().processes[1];
        ::kill(static_cast<pid_t>(victim.pid), SIGKILL);
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        RunFailure expected;
        expected.kind = FailureKind::ProcessKilled;
        expected.process = 2;
        expected.pid = victim.pid;
        expected.signal = SIGKILL;
        const quint64 number = 70 + victim.current->position;
        expected.chunk = ChunkAtFault{victim.current->index, number, number};
        QVERIFY(run.record().failure == expected);
        QVERIFY(run.record().processes[0].end == ProcessEnd::Stopped);
        QVERIFY(run.record().processes[1].end == ProcessEnd::Killed);
        QCOMPARE(run.record().processes[1].signal, SIGKILL);
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{3});
        QVERIFY(!run.record().resultsChecked);
        QCOMPARE(sumFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// Death upon death: the first is the reason, whatever becomes of the others.
    void allWorkersKilledAtOnce() {
        WatchedRun run(givingUp(endlessRun(4)));
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        for (const ProcessRecord& process : run.record().processes)
            ::kill(static_cast<pid_t>(process.pid), SIGTERM);
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::ProcessKilled);
        QCOMPARE(run.record().failure->signal, SIGTERM);
        QCOMPARE(run.record().processes.size(), std::size_t{4}); // nobody was replaced
        QCOMPARE(sumFault(run.record()), QString());
    }

    void killedWhileStopping() {
        WatchedRun run(endlessRun(2));
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        ::kill(static_cast<pid_t>(run.record().processes[0].pid), SIGKILL);
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(!run.record().failure);
    }

    void misbehavingWorkers_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code"); // exit code or signal
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* manner, FailureKind kind, int code, const QString& detail) {
            QTest::newRow(manner) << QByteArray(manner) << static_cast<int>(kind) << code << detail;
        };
        row("exit 3", FailureKind::ProcessExited, 3, {});
        row("exit 0", FailureKind::ProcessExited, 0, {});
        row("half", FailureKind::ProcessExited, 0, {});
        row("abort", FailureKind::ProcessKilled, SIGABRT, {});
        row("error", FailureKind::ProcessReported, 0, u"something is wrong"_s);
        row("lazy", FailureKind::NoProgress, 0, {});
    }

    void misbehavingWorkers() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        WatchedRun run(givingUp(plainRun(2)), FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        const RunFailure& failure = *run.record().failure;
        QTEST(static_cast<int>(failure.kind), "kind");
        QTEST(failure.exitCode + failure.signal, "code");
        QTEST(failure.detail, "detail");
        QVERIFY(!run.record().resultsChecked);
        QCOMPARE(sumFault(run.record()), QString());
    }

    void aWrongResultIsNeverHidden() {
        const FakeWorker fake("wrong 42");
        RunConfig config = plainRun(1);
        config.input.first = 1000;
        WatchedRun run(config, FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::WrongResult);
        QCOMPARE(run.record().failure->wrongNumber, quint64{1042});
        QCOMPARE(run.record().resultsChecked, std::optional(false));
        QCOMPARE(sumFault(run.record()), QString());
    }

    void aHangingWorkerCanBeStopped() {
        const FakeWorker fake("hang");
        WatchedRun run(plainRun(2), FakeWorker::program());
        run.session.start();
        QTest::qWait(50);
        QCOMPARE(run.ended, 0);
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
    }

    void theWorkerProgramIsMissing_data() {
        QTest::addColumn<bool>("measureSerial");
        QTest::addColumn<int>("kind");
        QTest::newRow("serial") << true << static_cast<int>(FailureKind::SerialFailed);
        QTest::newRow("running") << false << static_cast<int>(FailureKind::ProcessNotStarted);
    }

    void theWorkerProgramIsMissing() {
        QFETCH(bool, measureSerial);
        WatchedRun run(plainRun(4), u"/nowhere/poolscope-worker"_s, {measureSerial});
        run.session.start();
        QCOMPARE(run.ended, 0); // never from within a call
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QTEST(static_cast<int>(run.record().failure->kind), "kind");
        QVERIFY(!run.record().failure->detail.isEmpty());
    }

    void theSerialProcessIsKilled() {
        RunConfig config = endlessRun(2);
        config.recovery.onDeath = OnDeath::Fail;
        WatchedRun run(config, RunWishes{true});
        run.session.start();
        QTRY_COMPARE(workersOf(getpid()).size(), 1);
        ::kill(static_cast<pid_t>(workersOf(getpid()).constFirst()), SIGKILL);
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::SerialFailed);
        QCOMPARE(run.record().failure->signal, SIGKILL);
    }
};

QTEST_GUILESS_MAIN(RunSessionFailureTest)
#include "runsessionfailure_test.moc"
