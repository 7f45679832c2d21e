#include "core/run/runsession.h"
#include "core/words/failurewords.h"
#include "tests/support/fakeworker.h"
#include "tests/support/plaindeaths.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Chunks of four numbers, from 0 on.
RunConfig runOf(quint64 size, int processes, const std::vector<Fault>& faults) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 4};
    config.work = {WorkKind::Wait, WorkProfile::Equal, NsPerMs, 1};
    config.recovery.faults = faults;
    return config;
}

/// As Python's Pool: one chunk is lost, and nobody ever learns of it.
RunConfig hangingRun() {
    RunConfig config = runOf(40, 2, {{FaultKind::Kill, 0, 10}});
    config.recovery.onDeath = OnDeath::Hang;
    return config;
}

/// Whether what is finished stays, and was right.
QString keptFault(const RunRecord& record) {
    for (const ChunkEvent& chunk : record.chunks) {
        for (quint64 i = chunk.position; i < chunk.position + chunk.count; ++i) {
            const quint64 number = record.config.input.first + i;
            if (quint64{record.results.numbers()[i]} != number * number)
                return u"the square of %1 is wrong"_s.arg(number);
        }
    }
    return sumFault(record);
}

} // namespace

/// One death too many, and pools that do not recover.
class RunSessionLimitsTest : public TestCase {
    Q_OBJECT

private slots:

    void initTestCase() { letProcessesDiePlainly(); }

    void aChunkThatEndsItsProcessThreeTimes() {
        WatchedRun run(runOf(80, 2, {{FaultKind::Crash, 0, 42, true}}));
        run.session.start();
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QVERIFY(record.outcome == Outcome::Failed);
        const RunFailure& failure = record.failure.value();
        QVERIFY(failure.kind == FailureKind::ChunkEndsProcesses);
        QCOMPARE(failure.times, 3);
        QCOMPARE(failure.signal, SIGSEGV);
        QVERIFY(failure.chunk == (ChunkAtFault{10, 40, 43}));
        QCOMPARE(lostTimes(record)[10], 3);
        const ProcessRecord& last = record.processes[static_cast<std::size_t>(failure.process - 1)];
        QVERIFY(last.end == ProcessEnd::Crashed);
        QCOMPARE(last.pid, failure.pid);
        QVERIFY(last.current.has_value()); // nobody was to do it again
        QVERIFY(record.chunks.size() >= 9);
        QVERIFY(!record.resultsChecked);
        QCOMPARE(keptFault(record), QString());
        QCOMPARE(lostAttemptFault(record), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void oneRetryIsNone() {
        RunConfig config = runOf(80, 2, {{FaultKind::Kill, 0, 42}});
        config.recovery.retries = 1;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::ProcessKilled);
        QVERIFY(run.record().failure->chunk == (ChunkAtFault{10, 40, 43}));
        QCOMPARE(run.record().processes.size(), std::size_t{2});
        QCOMPARE(keptFault(run.record()), QString());
    }

    void moreRetriesThanFaults_data() {
        QTest::addColumn<int>("retries");
        QTest::newRow("6") << 6;
        QTest::newRow("off") << 0;
    }

    void moreRetriesThanFaults() {
        QFETCH(int, retries);
        RunConfig config = runOf(80, 2, std::vector<Fault>(5, {FaultKind::Kill, 0, 42}));
        config.recovery.retries = retries;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(lostTimes(run.record())[10], 5);
        for (const ChunkEvent& chunk : run.record().chunks)
            QCOMPARE(int{chunk.attempt}, chunk.index == 10 ? 6 : 1);
    }

    void threeDeathsInARow_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<int>("code"); // exit code or signal
        QTest::newRow("killed before they were ready") << QByteArray("signal 9") << SIGKILL;
        QTest::newRow("aborted") << QByteArray("abort") << SIGABRT;
        QTest::newRow("exit 3") << QByteArray("exit 3") << 3;
        QTest::newRow("exit 0") << QByteArray("exit 0") << 0;
        QTest::newRow("in the middle of a line") << QByteArray("half") << 0;
    }

    void threeDeathsInARow() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        WatchedRun run(runOf(80, 2, {}), FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        const RunFailure& failure = run.record().failure.value();
        QVERIFY(failure.kind == FailureKind::DeathsInARow);
        QCOMPARE(failure.times, 3);
        QTEST(failure.signal + failure.exitCode, "code");
        QVERIFY(!failure.chunk);
        QVERIFY(run.record().chunks.empty());
        QCOMPARE(sumFault(run.record()), QString());
    }

    void noProcessSlotIsLeft() {
        RunConfig config = runOf(8, 1, {{FaultKind::Kill, 0, 5, true}});
        config.recovery.retries = 1000;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Failed);
        const RunFailure& failure = run.record().failure.value();
        QVERIFY(failure.kind == FailureKind::NoProcessSlot);
        QCOMPARE(failure.times, 17); // one, and 16 for replacements
        QCOMPARE(run.record().processes.size(), std::size_t{17});
        QCOMPARE(keptFault(run.record()), QString());
        QCOMPARE(replacementFault(run.record()), QString());
    }

    void aPoolThatGivesUp() {
        RunConfig config = runOf(80, 2, {{FaultKind::Exit, 7, 42}});
        config.recovery.onDeath = OnDeath::Fail;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QVERIFY(record.outcome == Outcome::Failed);
        QVERIFY(record.failure->kind == FailureKind::ProcessExited);
        QCOMPARE(record.failure->exitCode, 7);
        QVERIFY(record.failure->chunk == (ChunkAtFault{10, 40, 43}));
        QCOMPARE(record.processes.size(), std::size_t{2}); // nobody was replaced
        QVERIFY(record.chunks.size() >= 9);
        QCOMPARE(keptFault(record), QString());
    }

    /// In the window somebody sees it, and presses Stop.
    void aPoolThatWaitsForEverIsStopped() {
        RunConfig config = hangingRun();
        config.recovery.stallTimeoutNs = 50 * NsPerMs; // not what ends it
        WatchedRun run(config);
        run.session.setStuckProcesses(StuckProcesses::AskedAbout);
        int told = 0;
        connect(&run.session, &RunSession::waitsForEver, this, [&told] { ++told; });
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, 20'000);
        const RunRecord& record = run.record();
        QVERIFY(record.outcome == Outcome::Running);
        QVERIFY(record.failure->kind == FailureKind::WaitsForEver);
        QVERIFY(record.failure->chunk == (ChunkAtFault{2, 8, 11}));
        QCOMPARE(record.failure->signal, SIGKILL);
        QVERIFY(sentence(*record.failure).contains(u"for ever"_s));
        QCOMPARE(record.chunks.size(), std::size_t{9}); // all but that one
        QTest::qWait(200);
        QCOMPARE(run.ended, 0);
        QCOMPARE(told, 1);
        QCOMPARE(workersOf(getpid()).size(), 2); // both wait
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(record.outcome == Outcome::Stopped);
        QCOMPARE(keptFault(record), QString());
        QCOMPARE(replacementFault(record), QString());
        QCOMPARE(lostTimes(record)[2], 1);
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    /// Where nobody is asked it ends after the stall timeout.
    void aPoolThatWaitsForEverEndsAfterTheTimeout() {
        RunConfig config = hangingRun();
        config.recovery.stallTimeoutNs = 300 * NsPerMs;
        WatchedRun run(config);
        QElapsedTimer timer;
        connect(&run.session, &RunSession::waitsForEver, this, [&timer] { timer.start(); });
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(timer.elapsed() >= 300);
        QVERIFY(run.record().outcome == Outcome::Failed);
        QVERIFY(run.record().failure->kind == FailureKind::WaitsForEver);
        QCOMPARE(run.record().chunks.size(), std::size_t{9});
        QCOMPARE(keptFault(run.record()), QString());
        QVERIFY(!run.record().mapDoneNs);
    }

    /// Only who dies with a chunk makes it hang: Python's Pool replaces the others just as well.
    void aPoolThatHangsRecoversFromADeathWithoutAChunk_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::newRow("before it was ready") << QByteArray("signal 9 2");
        QTest::newRow("between drawing and owning") << QByteArray("draw 9 2");
    }

    void aPoolThatHangsRecoversFromADeathWithoutAChunk() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        RunConfig config = runOf(40, 3, {});
        config.recovery.onDeath = OnDeath::Hang;
        WatchedRun run(config, FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), std::size_t{5});
    }

    void stoppedInTheMiddleOfADeath() {
        WatchedRun run(runOf(400, 2, {{FaultKind::Kill, 0, 10}, {FaultKind::Kill, 0, 50}}));
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!run.record().lostAttempts.empty(), 20'000);
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(!run.record().failure);
        QCOMPARE(keptFault(run.record()), QString());
        QCOMPARE(replacementFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }
};

QTEST_GUILESS_MAIN(RunSessionLimitsTest)
#include "runsessionlimits_test.moc"
