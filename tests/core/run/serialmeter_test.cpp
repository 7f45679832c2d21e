#include "core/run/serialmeter.h"
#include "tests/support/fakeworker.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

struct Watched {
    explicit Watched(const QString& program = programPath(u"poolscope-worker"_s),
                     const Standstill::Source& ownTime = poolscope::ownTime)
        : meter(program, ownTime) {
        QObject::connect(&meter, &SerialMeter::measured, &meter,
                         [this](Nanoseconds time) { times.push_back(time); });
        QObject::connect(&meter, &SerialMeter::failed, &meter,
                         [this](const RunFailure& failure) { failures.push_back(failure); });
    }

    /// Waits for the outcome, and some more for a second one that must not come.
    [[nodiscard]] bool hasOneOutcome() const {
        const auto outcomes = [this] { return times.size() + failures.size(); };
        const bool came = QTest::qWaitFor([&outcomes] { return outcomes() > 0; }, 30'000);
        QTest::qWait(20);
        return came && outcomes() == 1;
    }

    SerialMeter meter;
    std::vector<Nanoseconds> times;
    std::vector<RunFailure> failures;
};

RunConfig waitConfig(quint64 size, Nanoseconds mean) {
    RunConfig config;
    config.input.size = size;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = mean;
    return config;
}

} // namespace

class SerialMeterTest : public TestCase {
    Q_OBJECT

private slots:

    void plainSquares_data() {
        QTest::addColumn<quint64>("size");
        QTest::newRow("none") << quint64{0};
        QTest::newRow("one") << quint64{1};
        QTest::newRow("the notebook's") << quint64{100};
        QTest::newRow("a million") << quint64{1'000'000};
    }

    void plainSquares() {
        QFETCH(quint64, size);
        Watched watched;
        RunConfig config;
        config.input.size = size;
        watched.meter.start(config, 100.0);
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.times.size(), std::size_t{1});
        QVERIFY(watched.times[0] > 0);
    }

    /// Passes are shared out: the time is that of one. All together take a millisecond at least.
    void aPassOfManyIsShorterThanAllOfThem() {
        Watched watched;
        watched.meter.start(RunConfig{}, 0.0);
        QVERIFY(watched.hasOneOutcome());
        QVERIFY(watched.times[0] < NsPerMs);
    }

    void waitingTakesItsTime() {
        Watched watched;
        watched.meter.start(waitConfig(5, 2 * NsPerMs), 0.0);
        QVERIFY(watched.hasOneOutcome());
        QVERIFY(watched.times[0] >= 10 * NsPerMs);
    }

    void cpuWorkTakesTime() {
        Watched watched;
        RunConfig config;
        config.input.size = 10;
        config.work = {WorkKind::Cpu, WorkProfile::Equal, NsPerMs, 1};
        watched.meter.start(config, 100.0);
        QVERIFY(watched.hasOneOutcome());
        QVERIFY(watched.times[0] > 0);
    }

    void progress() {
        Watched watched;
        QCOMPARE(watched.meter.progress(), 0.0);
        watched.meter.start(waitConfig(40, 5 * NsPerMs), 0.0);
        QTRY_VERIFY(watched.meter.progress() > 0.0);
        QVERIFY(watched.meter.progress() <= 1.0);
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.meter.progress(), 1.0);
    }

    void destroyedWhileItMeasures() {
        {
            Watched watched;
            watched.meter.start(waitConfig(1, 1000 * NsPerSecond), 0.0);
            QTRY_COMPARE(workersOf(getpid()).size(), 1);
            QVERIFY(watched.times.empty());
        }
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void itsProcessIsKilledAndNobodyReplaces() {
        Watched watched;
        RunConfig config = waitConfig(1, 1000 * NsPerSecond);
        config.recovery.onDeath = OnDeath::Fail;
        watched.meter.start(config, 100.0);
        QTRY_COMPARE(workersOf(getpid()).size(), 1);
        const qint64 pid = workersOf(getpid()).constFirst();
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.failures.size(), std::size_t{1});
        QVERIFY(watched.failures[0].kind == FailureKind::SerialFailed);
        QCOMPARE(watched.failures[0].signal, SIGKILL);
        QCOMPARE(watched.failures[0].pid, pid);
    }

    /// Another one measures from the beginning, three in all.
    void itsProcessesAreKilled() {
        Watched watched;
        watched.meter.start(waitConfig(1, 1000 * NsPerSecond), 0.0);
        QList<qint64> killed;
        while (killed.size() < 3) {
            QTRY_COMPARE(workersOf(getpid()).size(), 1);
            const qint64 pid = workersOf(getpid()).constFirst();
            QVERIFY(!killed.contains(pid));
            killed.append(pid);
            ::kill(static_cast<pid_t>(pid), SIGKILL);
            QTRY_VERIFY(!workersOf(getpid()).contains(pid));
        }
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.failures.size(), std::size_t{1});
        QCOMPARE(watched.failures[0].pid, killed.constLast());
    }

    void itsProcessIsStopped() {
        Watched watched;
        RunConfig config = waitConfig(40, 5 * NsPerMs);
        config.recovery.stallTimeoutNs = 10 * NsPerMs;
        watched.meter.start(config, 100.0);
        QTRY_VERIFY(watched.meter.progress() > 0.0);
        ::kill(static_cast<pid_t>(workersOf(getpid()).constFirst()), SIGSTOP);
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.times.size(), std::size_t{1});
        QVERIFY(watched.times[0] >= 200 * NsPerMs); // all of it, by the second process
    }

    /// Its time holds the pause: another process measures from the beginning, and however often
    /// that happens, none of them is to blame. Who merely had no core goes on.
    void theWholeProgramIsSuspended_data() {
        QTest::addColumn<bool>("hadNoCore");
        QTest::newRow("stood still") << false;
        QTest::newRow("had no core") << true;
    }

    void theWholeProgramIsSuspended() {
        QFETCH(bool, hadNoCore);
        OwnTime own{0, 0, 0};
        Watched watched(programPath(u"poolscope-worker"_s), [&own] { return own; });
        watched.meter.start(waitConfig(1, 1000 * NsPerSecond), 0.0);
        QList<qint64> measured;
        for (int pauses = 0; pauses < 4; ++pauses) {
            QTRY_COMPARE(workersOf(getpid()).size(), 1);
            measured.append(workersOf(getpid()).constFirst());
            QTest::qSleep(1300); // the event loop, and all that looks from there
            if (hadNoCore)
                *own.waitedNs += 1300 * NsPerMs;
            QTest::qWait(300);
            QTRY_COMPARE(workersOf(getpid()).contains(measured.constLast()), hadNoCore);
        }
        QVERIFY(watched.failures.empty());
    }

    void misbehavingWorkers_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("detail");
        QTest::newRow("silent") << QByteArray("exit 0") << 0 << QString();
        QTest::newRow("exit") << QByteArray("exit 3") << 3 << QString();
        QTest::newRow("error") << QByteArray("error") << 0 << u"something is wrong"_s;
    }

    void misbehavingWorkers() {
        QFETCH(QByteArray, manner);
        const FakeWorker fake(manner);
        Watched watched(FakeWorker::program());
        watched.meter.start(RunConfig{}, 0.0);
        QVERIFY(watched.hasOneOutcome());
        QCOMPARE(watched.failures.size(), std::size_t{1});
        QVERIFY(watched.failures[0].kind == FailureKind::SerialFailed);
        QTEST(watched.failures[0].exitCode, "exitCode");
        QTEST(watched.failures[0].detail, "detail");
    }

    void aMissingProgram() {
        Watched watched(u"/nowhere/poolscope-worker"_s);
        watched.meter.start(RunConfig{}, 0.0);
        QVERIFY(watched.hasOneOutcome());
        QVERIFY(watched.failures[0].kind == FailureKind::SerialFailed);
        QVERIFY(!watched.failures[0].detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(SerialMeterTest)
#include "serialmeter_test.moc"
