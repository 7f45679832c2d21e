#include "core/machine/processfacts.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <atomic>
#include <csignal>
#include <functional>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace poolscope;

namespace {

constexpr int PatienceMs = 20'000;
constexpr qint64 NoSuchProcess = 4'194'305; // Linux gives out none above 2^22

[[noreturn]] void compute() {
    for (;;)
        std::atomic_signal_fence(std::memory_order_seq_cst); // cannot be left out
}

[[noreturn]] void sleepOn() {
    for (;;)
        pause();
}

/// A child that does @p task until this goes away.
class Child {
public:
    explicit Child(const std::function<void()>& task)
        : m_pid(fork()) {
        if (m_pid == 0)
            task();
    }

    ~Child() {
        ::kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }

    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid;
};

} // namespace

class ProcessFactsTest : public TestCase {
    Q_OBJECT

private slots:

    void cpuTimeGrowsWithWhatIsComputed() {
        const Child child(compute);
        QTRY_VERIFY_WITH_TIMEOUT(cpuTimeOf(child.pid()) > 5 * NsPerMs, PatienceMs);
        const Nanoseconds before = cpuTimeOf(child.pid());
        QTRY_VERIFY_WITH_TIMEOUT(cpuTimeOf(child.pid()) > before, PatienceMs);
    }

    void cpuTimeStandsStillWithTheProcess() {
        const Child child(sleepOn);
        QTest::qWait(100);
        const Nanoseconds before = cpuTimeOf(child.pid());
        QTest::qWait(100);
        QCOMPARE(cpuTimeOf(child.pid()), before);
        const Child stopped(compute);
        ::kill(stopped.pid(), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(stopped.pid()), PatienceMs);
        const Nanoseconds then = cpuTimeOf(stopped.pid());
        QTest::qWait(50);
        QCOMPARE(cpuTimeOf(stopped.pid()), then);
    }

    void timeWithoutACore() {
        const SystemFolder machine;
        machine.write(QStringLiteral("proc/7/schedstat"), "5300 1200345 17\n");
        machine.write(QStringLiteral("proc/8/schedstat"), "0 0 0\n"); // it is not counted
        QCOMPARE(coreWaitOf(7, machine.folders()), std::optional<Nanoseconds>(1'200'345));
        QCOMPARE(coreWaitOf(8, machine.folders()), std::nullopt);
        QCOMPARE(coreWaitOf(9, machine.folders()), std::nullopt);
    }

    void ofNobodyNothingIsKnown() {
        for (const qint64 pid : {qint64{0}, qint64{-1}, NoSuchProcess}) {
            QCOMPARE(cpuTimeOf(pid), Nanoseconds{0});
            QVERIFY(!isStopped(pid));
        }
    }

    void stoppedAndContinued() {
        const Child child(sleepOn);
        QVERIFY(!isStopped(child.pid()));
        ::kill(child.pid(), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(child.pid()), PatienceMs);
        ::kill(child.pid(), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(!isStopped(child.pid()), PatienceMs);
    }

    void theDeadAreNotStopped() {
        const Child child(sleepOn);
        ::kill(child.pid(), SIGKILL);
        QTest::qWait(50); // nobody has waited for it yet
        QVERIFY(!isStopped(child.pid()));
    }

    /// A process may call itself whatever it likes.
    void aNameProvesNothing() {
        const Child child([] {
            prctl(PR_SET_NAME, "x) T 1 (");
            sleepOn();
        });
        QTest::qWait(50);
        QVERIFY(!isStopped(child.pid()));
        const Child stopped([] {
            prctl(PR_SET_NAME, "x) S 1 (");
            sleepOn();
        });
        QTest::qWait(50);
        ::kill(stopped.pid(), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(stopped.pid()), PatienceMs);
    }
};

QTEST_GUILESS_MAIN(ProcessFactsTest)
#include "processfacts_test.moc"
