#include "core/metrics/runsummary.h"
#include "core/run/runsession.h"
#include "tests/support/fakeworker.h"
#include "tests/support/plaindeaths.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

/// 48 chunks of four numbers that wait, so that somebody is always at one.
RunConfig waitingRun(int processes = 3) {
    RunConfig config;
    config.input.first = 500;
    config.input.size = 192;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 4};
    config.work = {WorkKind::Wait, WorkProfile::Equal, 3 * NsPerMs, 1};
    return config;
}

RunConfig withFaults(RunConfig config, const std::vector<Fault>& faults) {
    config.recovery.faults = faults;
    return config;
}

/// The processes that died, as "killed 9 0": end, signal, exit code.
QString deaths(const RunRecord& record) {
    QStringList texts;
    for (const ProcessRecord& process : record.processes) {
        const QString end = process.end == ProcessEnd::Killed    ? u"killed"_s
                            : process.end == ProcessEnd::Crashed ? u"crashed"_s
                            : process.end == ProcessEnd::Exited  ? u"exited"_s
                                                                 : QString();
        if (!end.isEmpty())
            texts.append(end + u" %1 %2"_s.arg(process.signal).arg(process.exitCode));
    }
    return texts.join(u", "_s);
}

} // namespace

/// Processes die, and the run finishes with every result right.
class RunSessionRecoveryTest : public TestCase {
    Q_OBJECT

private slots:

    void initTestCase() { letProcessesDiePlainly(); }

    void killedFromOutside_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("expected");
        QTest::newRow("SIGKILL") << SIGKILL << u"killed 9 0"_s;
        QTest::newRow("SIGTERM") << SIGTERM << u"killed 15 0"_s;
        QTest::newRow("SIGSEGV") << SIGSEGV << u"crashed 11 0"_s;
        QTest::newRow("SIGUSR1") << SIGUSR1 << u"killed 10 0"_s;
    }

    void killedFromOutside() {
        QFETCH(int, signal);
        QFETCH(QString, expected);
        WatchedRun run(waitingRun());
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), PatienceMs);
        ::kill(static_cast<pid_t>(run.record().processes[1].pid), signal);
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QCOMPARE(recoveryFault(record), QString());
        QCOMPARE(deaths(record), expected);
        QCOMPARE(record.processes.size(), std::size_t{4});
        QCOMPARE(record.processes[3].replaces, std::optional(2));
        QCOMPARE(record.processes[3].lane, 2);
        QVERIFY(record.processes[3].chunks > 0);
        QVERIFY(record.lostAttempts.size() <= 1); // none if it was just between two chunks
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void plannedFaults_data() {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, FaultKind kind, int code, const QString& expected) {
            QTest::newRow(name) << Fault{kind, code, 542} << expected;
        };
        row("killed", FaultKind::Kill, 0, u"killed 9 0"_s);
        row("crashed", FaultKind::Crash, 0, u"crashed 11 0"_s);
        row("exit 0", FaultKind::Exit, 0, u"exited 0 0"_s);
        row("exit 3", FaultKind::Exit, 3, u"exited 0 3"_s);
    }

    /// What is lost is known to the number.
    void plannedFaults() {
        QFETCH(Fault, fault);
        WatchedRun run(withFaults(waitingRun(), {fault}));
        run.session.start();
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QCOMPARE(recoveryFault(record), QString());
        QTEST(deaths(record), "expected");
        QCOMPARE(record.lostAttempts.size(), std::size_t{1});
        const LostAttempt& lost = record.lostAttempts[0];
        QCOMPARE(lost.index, quint64{10});
        QCOMPARE(lost.position, quint64{40});
        QCOMPARE(lost.count, quint64{4});
        QCOMPARE(lost.itemsDone, quint64{2}); // 540 and 541
        QVERIFY(lost.endedNs - lost.startedNs.value_or(0) >= 6 * NsPerMs);
        QVERIFY(summaryOf(record).losses.lost >= lost.endedNs - *lost.startedNs);
        QCOMPARE(record.processes[static_cast<std::size_t>(lost.process - 1)].endedNs,
                 std::optional(lost.endedNs));
        QCOMPARE(record.processes[3].replaces, std::optional(lost.process));
    }

    void manyDeathsInOneRun() {
        WatchedRun run(withFaults(waitingRun(), {{FaultKind::Kill, 0, 500},
                                                 {FaultKind::Crash, 0, 510},
                                                 {FaultKind::Exit, 7, 530},
                                                 {FaultKind::Kill, 0, 531},
                                                 {FaultKind::Crash, 0, 560},
                                                 {FaultKind::Exit, 0, 595}}));
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{6});
        QCOMPARE(run.record().processes.size(), std::size_t{9});
    }

    /// Not to be started is no death: the others go on, and it is tried again later.
    void aReplacementThatCannotBeStarted_data() {
        QTest::addColumn<bool>("comesBack");
        QTest::newRow("ever") << false;
        QTest::newRow("at first") << true;
    }

    void aReplacementThatCannotBeStarted() {
        QFETCH(bool, comesBack);
        const QTemporaryDir folder;
        const QString worker = folder.filePath(u"worker"_s);
        const QString away = folder.filePath(u"away"_s);
        QVERIFY(QFile::copy(programPath(u"poolscope-worker"_s), worker));
        WatchedRun run(waitingRun(), worker);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), PatienceMs);
        QVERIFY(QFile::rename(worker, away));
        run.session.act(2, ProcessAction::Kill);
        QTRY_VERIFY_WITH_TIMEOUT(run.record().processes.size() > 3, PatienceMs);
        if (comesBack)
            QVERIFY(QFile::rename(away, worker));
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QVERIFY(record.outcome == Outcome::Finished);
        QCOMPARE(record.resultsChecked, std::optional(true));
        QVERIFY(record.processes[3].end == ProcessEnd::Exited);
        QCOMPARE(record.processes[3].chunks, quint64{0});
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void thePoolOfOne() {
        WatchedRun run(withFaults(
            waitingRun(1),
            {{FaultKind::Kill, 0, 500}, {FaultKind::Kill, 0, 550}, {FaultKind::Kill, 0, 595}}));
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        for (const ProcessRecord& process : run.record().processes)
            QCOMPARE(process.lane, 1);
        QCOMPARE(run.record().processes.back().replaces, std::optional(3));
    }

    void allKilledAtOnce_data() {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("retries");
        QTest::newRow("2 processes") << 2 << 3;
        QTest::newRow("6 processes, no limit") << 6 << 0;
        QTest::newRow("6 processes, 10 retries") << 6 << 10;
    }

    void allKilledAtOnce() {
        QFETCH(int, processes);
        RunConfig config = waitingRun(processes);
        QFETCH(int, retries);
        config.recovery.retries = retries;
        WatchedRun run(config);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), PatienceMs);
        for (int i = 0; i < processes; ++i)
            run.session.act(i + 1, ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), static_cast<std::size_t>(2 * processes));
    }

    void killedBeforeItWasReady_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<QString>("expected");
        QTest::newRow("killed") << QByteArray("signal 9 2") << u"killed 9 0, killed 9 0"_s;
        QTest::newRow("crashed") << QByteArray("signal 11 2") << u"crashed 11 0, crashed 11 0"_s;
        QTest::newRow("exit 3") << QByteArray("exit 3 2") << u"exited 0 3, exited 0 3"_s;
        QTest::newRow("exit 0") << QByteArray("exit 0 2") << u"exited 0 0, exited 0 0"_s;
    }

    void killedBeforeItWasReady() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        WatchedRun run(waitingRun(), FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        const RunRecord& record = run.record();
        QCOMPARE(recoveryFault(record), QString());
        QTEST(deaths(record), "expected");
        QVERIFY(record.lostAttempts.empty());
        QVERIFY(!record.processes[0].readyNs && !record.processes[1].readyNs);
        // A lane is ready when the first process on it is that lives to be.
        Nanoseconds latest = 0;
        for (std::size_t i = 2; i < 5; ++i)
            latest = std::max(latest, record.processes[i].readyNs.value_or(0));
        QCOMPARE(untilReady(record), std::optional(latest));
        QVERIFY(summaryOf(record).losses.startUp > 0);
    }

    /// Nobody owns those chunks, and nobody would draw their numbers any more.
    void killedBetweenDrawingAndOwning() {
        const FakeWorker fake("draw 9 2");
        WatchedRun run(waitingRun(), FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().lostAttempts.empty());
        QCOMPARE(run.record().processes.size(), std::size_t{5});
    }

    /// The chunks are all done; the process dies on the way to saying so.
    void killedWithItsLastWordUnsaid() {
        const FakeWorker fake("gasp 9 1");
        RunConfig config = waitingRun(1);
        config.work.kind = WorkKind::None;
        WatchedRun run(config, FakeWorker::program());
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes[0].chunks, quint64{48});
        QCOMPARE(run.record().processes[1].replaces, std::optional(1));
        QCOMPARE(run.record().processes[1].chunks, quint64{0});
        QVERIFY(run.record().lostAttempts.empty());
    }

    /// Once it is told to quit it has nothing left to lose.
    void killedAfterTheMap() {
        for (const char* manner : {"late 7", "late 0"}) {
            const FakeWorker fake(manner);
            WatchedRun run(waitingRun(), FakeWorker::program());
            run.session.start();
            QVERIFY(run.endedOnce());
            QCOMPARE(recoveryFault(run.record()), QString());
            QCOMPARE(run.record().processes.size(), std::size_t{3});
            QVERIFY(run.record().lostAttempts.empty());
        }
    }

    /// Its chunks are done, but the map goes on: it is replaced all the same.
    void killedWhileIdle() {
        RunConfig config = waitingRun(2);
        config.input.size = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.work.profile = WorkProfile::Falling;
        config.work.meanNs = 300 * NsPerMs; // 450 ms and 150 ms
        WatchedRun run(config);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.record().chunks.size(), std::size_t{1}, PatienceMs);
        const int idle = static_cast<int>(run.record().chunks[0].process);
        QTest::qWait(20);
        run.session.act(idle, ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        QCOMPARE(recoveryFault(run.record()), QString());
        QVERIFY(run.record().lostAttempts.empty());
        QCOMPARE(run.record().processes.size(), std::size_t{3});
        QCOMPARE(run.record().processes[2].replaces, std::optional(idle));
    }

    void theDeadAreNotSignalled() {
        WatchedRun run(withFaults(waitingRun(1), {{FaultKind::Kill, 0, 500}}));
        run.session.act(1, ProcessAction::Kill); // nothing runs yet
        run.session.start();
        run.session.setWatchInterval(1);
        QTRY_COMPARE_WITH_TIMEOUT(run.record().processes.size(), std::size_t{2}, PatienceMs);
        run.session.act(1, ProcessAction::Kill);
        run.session.act(17, ProcessAction::Kill);
        QVERIFY(run.endedOnce());
        run.session.act(2, ProcessAction::Kill);
        QCOMPARE(recoveryFault(run.record()), QString());
        QCOMPARE(run.record().processes.size(), std::size_t{2});
    }

    void chunksOfEverySchedule() {
        for (const ScheduleKind kind : {ScheduleKind::Python, ScheduleKind::Static,
                                        ScheduleKind::Guided, ScheduleKind::Factoring}) {
            RunConfig config =
                withFaults(waitingRun(), {{FaultKind::Kill, 0, 517}, {FaultKind::Exit, 1, 570}});
            config.schedule = {kind, 1};
            WatchedRun run(config);
            run.session.start();
            QVERIFY(run.endedOnce());
            QCOMPARE(recoveryFault(run.record()), QString());
            QCOMPARE(run.record().lostAttempts.size(), std::size_t{2});
        }
    }

    void progressNeverPassesTheEnd() {
        WatchedRun run(
            withFaults(waitingRun(), {{FaultKind::Kill, 0, 503}, {FaultKind::Kill, 0, 547}}));
        int faults = 0;
        connect(&run.session, &RunSession::progressed, this, [&] {
            const RunRecord& record = run.record();
            faults += run.session.progress() <= 1.0 ? 0 : 1;
            faults += summaryOf(record).losses.total() == endOf(record) * 3 ? 0 : 1;
            faults += lostAttemptFault(record).isEmpty() ? 0 : 1;
        });
        run.session.setWatchInterval(1);
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faults, 0);
        QCOMPARE(run.session.progress(), 1.0);
        QCOMPARE(recoveryFault(run.record()), QString());
    }
};

QTEST_GUILESS_MAIN(RunSessionRecoveryTest)
#include "runsessionrecovery_test.moc"
