#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <functional>
#include <iterator>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// poolscope, started by somebody who did @p before.
class Started {
public:
    Started(const QStringList& arguments, const std::function<void()>& before) {
        m_process.setChildProcessModifier(before);
        m_process.start(programPath(u"poolscope"_s), arguments);
        m_process.waitForStarted();
    }

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

    void send(int signal) const { ::kill(static_cast<pid_t>(pid()), signal); }

    int wait() {
        const bool ended = m_process.waitForFinished(60'000);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QByteArray out() { return m_process.readAllStandardOutput(); }

    QByteArray err() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

void ignore(int signal) {
    std::signal(signal, SIG_IGN);
}

/// A sandbox in which nobody is told on which cores a process may run.
void denyAffinity() {
    sock_filter denial[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_sched_getaffinity, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{std::size(denial), denial};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

} // namespace

/// What the one who starts a program leaves behind in it, and where it is started.
class InheritedTest : public TestCase {
    Q_OBJECT

private slots:

    /// Window managers and supervisors do so; the ends of children are then nobody's to learn.
    void ignoredEndsOfChildrenAreSeen() {
        Started run({u"run"_s}, [] { ignore(SIGCHLD); });
        QVERIFY2(run.wait() == 0, run.err().constData());
    }

    void blockedSignalsCome() {
        Started run({u"run"_s, u"--work"_s, u"wait:10s"_s, u"--baseline"_s, u"skip"_s}, [] {
            sigset_t all;
            sigfillset(&all);
            sigprocmask(SIG_SETMASK, &all, nullptr);
        });
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        run.send(SIGTERM);
        QCOMPARE(run.wait(), 130);
        QTRY_COMPARE(workersOf(run.pid()).size(), 0);
    }

    void whatWasIgnoredStaysIgnored_data() {
        QTest::addColumn<int>("signal");
        QTest::addRow("nohup") << SIGHUP;
        QTest::addRow("in the background of a script") << SIGINT;
    }

    void whatWasIgnoredStaysIgnored() {
        QFETCH(int, signal);
        Started run({u"run"_s, u"--work"_s, u"wait:20ms"_s, u"--baseline"_s, u"skip"_s},
                    [signal] { ignore(signal); });
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        run.send(signal);
        QVERIFY2(run.wait() == 0, run.err().constData());
    }

    /// The results would go into the first file that is opened.
    void closedDescriptorsAreNoOthers() {
        Started run({u"run"_s}, [] {
            for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                ::close(fd);
        });
        QCOMPARE(run.wait(), 1); // results for nobody
    }

    void aSandboxThatHidesTheCores() {
        Started info({u"info"_s}, denyAffinity);
        QCOMPARE(info.wait(), 0);
        QCOMPARE(info.err(), QByteArray());
        QVERIFY(info.out().contains("physical cores  unknown\n"));
        Started run({u"run"_s, u"-n"_s, u"3"_s, u"--quiet"_s, u"--json"_s, u"-"_s}, denyAffinity);
        QVERIFY2(run.wait() == 0, run.err().constData());
        QVERIFY(jsonObject(run.out())[u"machine"_s][u"physical_cores"_s].isNull());
    }

    /// As in a container: hwloc has something to say about it, but not to people.
    void aBareSysIsNotTalkedOf() {
        const QTemporaryDir bare;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HWLOC_FSROOT"_s, bare.path());
        const Ran info = runProgram(u"poolscope"_s, {u"info"_s}, environment);
        QCOMPARE(info.exitCode, 0);
        QCOMPARE(info.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(InheritedTest)
#include "inherited_test.moc"
