#include "core/store/runfile.h"
#include "tests/support/plaindeaths.h"
#include "tests/support/program.h"
#include "tests/support/running.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>
#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000; ///< less than one number takes in these runs

/// A run with a folder of its own for whatever it may leave behind.
class LonelyRun {
public:
    /// FOLDER in the arguments is that folder.
    explicit LonelyRun(const QString& arguments)
        : m_run(QString(arguments + u" --json FOLDER/run.json"_s)
                    .replace(u"FOLDER"_s, m_folder.path()),
                environment()) {}

    [[nodiscard]] Running& run() { return m_run; }

    /// Everything that this run started and that is still there, itself included.
    [[nodiscard]] QStringList alive() const { return sessionOf(m_run.pid()); }

    /// Files that it left.
    [[nodiscard]] QStringList debris() const {
        constexpr auto All = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        return QDir(m_folder.path()).entryList(All) +
               QDir(u"/dev/shm"_s).entryList({u"*poolscope*"_s}, All);
    }

    [[nodiscard]] QJsonObject json() const { return jsonFile(m_folder.filePath(u"run.json"_s)); }

    [[nodiscard]] bool runFileIsWhole() const {
        return loadRun(m_folder.filePath(u"run.poolscope"_s)).hasValue();
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"TMPDIR"_s, m_folder.path());
        return variables;
    }

    QTemporaryDir m_folder;
    Running m_run; // after the folder that it is told
};

} // namespace

/// The driver dies or is suspended; nothing of it is left, and nothing is lost.
class DriverDeathTest : public TestCase {
    Q_OBJECT

private slots:

    void initTestCase() { letProcessesDiePlainly(); }

    void killedAtAnyTime_data() {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("computing") << u"--work cpu:100s --baseline skip"_s;
        QTest::newRow("waiting") << u"--work wait:100s --baseline skip -p 8"_s;
        QTest::newRow("serial time") << u"--work cpu:100s"_s;
        QTest::newRow("start-up of many") << u"-p 100 --work wait:100s --baseline skip"_s;
        QTest::newRow("frozen workers")
            << u"--work wait:100s --baseline skip -c 1 --fault freeze@0,freeze@1"_s;
        QTest::newRow("death upon death")
            << u"-p 1 --baseline skip --retries off --fault kill@5:always"_s;
        QTest::newRow("a pool that waits for ever")
            << u"--baseline skip --on-death hang --fault kill@5"_s;
    }

    void killedAtAnyTime() {
        QFETCH(QString, arguments);
        std::mt19937 random(4711);
        for (int round = 0; round < 5; ++round) {
            LonelyRun lonely(arguments);
            QTest::qWait(static_cast<int>(random() % 40));
            lonely.run().send(round % 2 == 0 ? SIGKILL : SIGSEGV);
            QCOMPARE(lonely.run().wait(), -1);
            QTRY_COMPARE_WITH_TIMEOUT(lonely.alive(), QStringList(), PatienceMs);
            QCOMPARE(lonely.debris(), QStringList());
        }
    }

    /// A million chunks take a while to save. The file is there, whole, or nothing is.
    void killedWhileItSaves() {
        std::mt19937 random(4711);
        int killedBefore = 0; // it was saved
        for (int round = 0; round < 8 || (killedBefore == 0 && round < 100); ++round) {
            LonelyRun lonely(u"-n 1e6 -c 1 --baseline skip --quiet --no-results "
                             "--save FOLDER/run.poolscope"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!workersOf(lonely.run().pid()).isEmpty() ||
                                         !lonely.run().isRunning(), // over before it was seen
                                     PatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(workersOf(lonely.run().pid()).isEmpty(), PatienceMs);
            QTest::qWait(static_cast<int>(random() % 600));
            lonely.run().send(SIGKILL);
            lonely.run().wait(); // on a fast machine it may have been through
            QStringList left = lonely.debris();
            left.removeOne(u"run.json"_s);
            if (left.removeOne(u"run.poolscope"_s))
                QVERIFY(lonely.runFileIsWhole());
            else
                ++killedBefore;
            QCOMPARE(left, QStringList());
        }
        QVERIFY(killedBefore > 0);
    }

    /// Also those that are stopped and can hear nothing.
    void killedWithStoppedWorkers() {
        LonelyRun lonely(u"--work wait:100s --baseline skip --stall-timeout off"_s);
        QTRY_COMPARE_WITH_TIMEOUT(workersOf(lonely.run().pid()).size(), 4, PatienceMs);
        for (const qint64 worker : workersOf(lonely.run().pid()))
            ::kill(static_cast<pid_t>(worker), SIGSTOP);
        QCOMPARE(lonely.alive().size(), 5); // so this sees them
        lonely.run().send(SIGKILL);
        QCOMPARE(lonely.run().wait(), -1);
        QTRY_COMPARE_WITH_TIMEOUT(lonely.alive(), QStringList(), PatienceMs);
        QCOMPARE(lonely.debris(), QStringList());
    }

    void interruptedTwice_data() {
        QTest::addColumn<int>("pauseMs");
        for (const int pause : {0, 1, 3, 10})
            QTest::addRow("%d ms", pause) << pause;
    }

    void interruptedTwice() {
        QFETCH(int, pauseMs);
        LonelyRun lonely(u"-p 64 --work wait:100s --baseline skip"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!workersOf(lonely.run().pid()).isEmpty(), PatienceMs);
        lonely.run().send(SIGINT);
        QTest::qWait(pauseMs);
        lonely.run().send(SIGINT);
        const int code = lonely.run().wait();
        QVERIFY2(code == 130 || code == -1, qPrintable(QString::number(code)));
        QTRY_COMPARE_WITH_TIMEOUT(lonely.alive(), QStringList(), PatienceMs);
        QCOMPARE(lonely.debris(), QStringList());
    }

    /// Nothing but Ctrl+C ends it before the stall timeout.
    void interruptedWhileItWaitsForEver() {
        LonelyRun lonely(u"--baseline skip --on-death hang --fault kill@5"_s);
        QTRY_COMPARE_WITH_TIMEOUT(workersOf(lonely.run().pid()).size(), 4, PatienceMs);
        QTest::qWait(300);
        QVERIFY(lonely.run().isRunning());
        lonely.run().send(SIGINT);
        QCOMPARE(lonely.run().wait(), 130);
        QCOMPARE(lonely.alive(), QStringList());
        QCOMPARE(lonely.debris(), QStringList());
    }

    /// Ctrl+Z and later fg: everybody stood still, so nobody was stuck.
    void suspendedLongerThanTheStallTimeout_data() {
        QTest::addColumn<QString>("signal");
        QTest::newRow("Ctrl+Z") << u"TSTP"_s;
        QTest::newRow("stopped by somebody") << u"STOP"_s;
    }

    void suspendedLongerThanTheStallTimeout() {
        QFETCH(QString, signal);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.json"_s);
        // The group of the job: driver and workers. The state of the driver in between is printed.
        const Ran ran =
            runBash(u"set -m; $BIN/poolscope run -n 200 --work wait:10ms --baseline skip --quiet "
                    "--stall-timeout 300ms --json '%1' & pid=$!; "
                    "until [ \"$(pgrep -c -P $pid)\" -ge 4 ]; do sleep 0.02; done; "
                    "kill -%2 -- -$pid; sleep 0.1; ps -o stat= -p $pid | cut -c1; sleep 1.1; "
                    "kill -CONT -- -$pid; wait $pid"_s.arg(file, signal));
        QCOMPARE(ran.out, "T\n");
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject json = jsonFile(file);
        QCOMPARE(json[u"outcome"].toString(), u"finished"_s);
        QVERIFY(json[u"times_ns"][u"wall"].toInteger() > 1'000'000'000);
        QCOMPARE(json[u"processes"].toArray().size(), 4);
        QCOMPARE(json[u"lost_attempts"].toArray().size(), 0);
        const QJsonArray processes = json[u"processes"].toArray();
        for (const auto& process : processes)
            QVERIFY(!process[u"stuck"].toBool());
        QCOMPARE(json[u"suspensions"].toArray().size(), 1);
    }

    /// Only the driver stood still; its workers were done long before it woke up, and whoever says
    /// that the whole program stood still is wrong.
    void theDriverAloneSuspended() {
        LonelyRun lonely(u"-n 800 --work wait:5ms --baseline skip --stall-timeout 200ms"_s);
        QTRY_COMPARE_WITH_TIMEOUT(workersOf(lonely.run().pid()).size(), 4, PatienceMs);
        lonely.run().send(SIGSTOP);
        QTest::qWait(1800);
        lonely.run().send(SIGCONT);
        QCOMPARE(lonely.run().wait(), 0);
        QCOMPARE(lonely.debris(), QStringList{u"run.json"_s});
        QCOMPARE(lonely.json()[u"suspensions"].toArray().size(), 0);
        QCOMPARE(lonely.alive(), QStringList());
    }
};

QTEST_GUILESS_MAIN(DriverDeathTest)
#include "driverdeath_test.moc"
