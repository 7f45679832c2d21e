#include "tests/stress/drivenrun.h"

#include "tests/stress/dice.h"
#include "tests/stress/processes.h"
#include "tests/support/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <optional>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

using What = Disturbance::What;

constexpr int LongestLifeMs = 1000; ///< of a worker without its driver

/// Everything that a program may leave somewhere goes into the folder of the run.
QProcessEnvironment environmentIn(const QString& folder) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : {u"TMPDIR"_s, u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s,
                                u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(name, folder);
    // With the address sanitizer a signal is to be what it is without. Leaks are looked for by a
    // child that would be taken for a worker, and killed; other tests look for them.
    environment.insert(
        u"ASAN_OPTIONS"_s,
        environment.value(u"ASAN_OPTIONS"_s) +
            u":detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigfpe=0"
            ":handle_sigill=0"_s);
    return environment;
}

/// A run under way and what is done to it.
class DrivenRun {
public:
    DrivenRun(const StressPlan& plan, const QString& folder)
        : m_plan(plan)
        , m_folder(folder)
        , m_todo(plan.disturbances) {}

    RunEnd run(const QString& program);

private:
    void disturb();
    void apply(const Disturbance& one, const std::vector<SeenWorker>& workers);
    void signalSome(std::vector<SeenWorker> workers, std::size_t count, const Disturbance& one);
    void signalAll(const std::vector<SeenWorker>& workers, int signal);
    bool signalDriver(int signal);
    void giveUp();
    void noteEnd();
    void noteWhatIsLeft(const QStringList& namedBefore);

    const StressPlan& m_plan;
    QString m_folder;
    std::vector<Disturbance> m_todo;
    QProcess m_process;
    qint64 m_pid = 0;
    QElapsedTimer m_time;
    std::optional<qint64> m_workersSeenMs;
    QSet<qint64> m_killed;
    bool m_suspended = false;
    RunEnd m_end;
};

RunEnd DrivenRun::run(const QString& program) {
    const QStringList namedBefore = namedMemory();
    m_process.setProcessEnvironment(environmentIn(m_folder));
    m_process.setWorkingDirectory(m_folder);
    m_process.start(program, argumentsFor(m_plan, m_folder));
    m_time.start();
    if (!m_process.waitForStarted()) {
        m_end.stand = m_process.errorString();
        return m_end;
    }
    m_pid = m_process.processId();
    const int patience = patienceMs(m_plan);
    while (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(1)) {
        disturb();
        if (m_time.elapsed() > patience) {
            giveUp();
            break;
        }
    }
    noteEnd();
    noteWhatIsLeft(namedBefore);
    return m_end;
}

void DrivenRun::disturb() {
    if (m_todo.empty())
        return;
    const bool isDue = m_todo.front().fromStart && m_time.elapsed() >= m_todo.front().atMs;
    if (m_workersSeenMs && !isDue && m_time.elapsed() - *m_workersSeenMs < m_todo.front().atMs)
        return;
    const std::vector<SeenWorker> workers = seenWorkers(m_pid);
    if (!m_workersSeenMs && !workers.empty())
        m_workersSeenMs = m_time.elapsed();
    while (!m_todo.empty()) {
        const Disturbance one = m_todo.front();
        const qint64 since = one.fromStart ? 0 : m_workersSeenMs.value_or(m_time.elapsed() + 1);
        if (m_time.elapsed() - since < one.atMs)
            return;
        m_todo.erase(m_todo.begin());
        apply(one, workers);
    }
}

void DrivenRun::apply(const Disturbance& one, const std::vector<SeenWorker>& workers) {
    switch (one.what) {
    case What::SignalWorker:
        signalSome(workers, 1, one);
        break;
    case What::KillHalf:
        signalSome(workers, (workers.size() + 1) / 2, one);
        break;
    case What::Thaw:
        if (!m_suspended)
            signalAll(workers, SIGCONT);
        break;
    case What::SignalDriver:
        m_end.driverSignals += signalDriver(one.signal) ? 1 : 0;
        break;
    case What::SuspendAll:
        m_suspended = signalDriver(SIGSTOP);
        m_end.suspensions += m_suspended ? 1 : 0;
        signalAll(workers, SIGSTOP);
        break;
    case What::ResumeAll:
        signalAll(seenWorkers(m_pid), SIGCONT);
        signalDriver(SIGCONT);
        m_suspended = false;
    }
}

void DrivenRun::signalSome(std::vector<SeenWorker> workers, std::size_t count,
                           const Disturbance& one) {
    Dice dice(one.pick);
    const bool freezes = one.signal == SIGSTOP;
    for (; count > 0 && !workers.empty(); --count) {
        const auto at = static_cast<std::ptrdiff_t>(dice.any() % workers.size());
        const SeenWorker chosen = workers[static_cast<std::size_t>(at)];
        workers.erase(workers.begin() + at);
        // A child that stands still before it is a program of its own stops its parent, which waits
        // for that (vfork) and can do nothing about it.
        if (freezes && (chosen.isStopped() || !chosen.hasBegun()))
            continue;
        if (!freezes && m_end.kills >= m_plan.mostKills)
            continue;
        if (m_killed.contains(chosen.pid))
            continue; // on a busy machine it takes a while to die
        // It is a child of our child, who has perhaps not waited for it yet: nobody else's.
        if (::kill(static_cast<pid_t>(chosen.pid), one.signal) != 0)
            continue;
        ++(freezes ? m_end.freezes : m_end.kills);
        if (!freezes)
            m_killed.insert(chosen.pid);
    }
}

void DrivenRun::signalAll(const std::vector<SeenWorker>& workers, int signal) {
    for (const SeenWorker& worker : workers)
        ::kill(static_cast<pid_t>(worker.pid), signal);
}

bool DrivenRun::signalDriver(int signal) {
    return m_process.state() != QProcess::NotRunning &&
           ::kill(static_cast<pid_t>(m_pid), signal) == 0;
}

void DrivenRun::giveUp() {
    m_end.hung = true;
    m_end.stand = standOf(m_pid);
    signalAll(seenWorkers(m_pid), SIGKILL);
    m_process.kill();
    m_process.waitForFinished();
}

void DrivenRun::noteEnd() {
    m_end.tookMs = m_time.elapsed();
    m_end.exited = m_process.exitStatus() == QProcess::NormalExit;
    m_end.code = m_process.exitCode();
    m_end.out = m_process.readAllStandardOutput();
    m_end.err = m_process.readAllStandardError();
}

void DrivenRun::noteWhatIsLeft(const QStringList& namedBefore) {
    QElapsedTimer since;
    since.start();
    QList<qint64> left = workersOf(m_pid);
    while (!left.isEmpty() && since.elapsed() < LongestLifeMs) {
        QThread::msleep(1);
        left = workersOf(m_pid);
    }
    m_end.workersGoneAfterMs = static_cast<int>(since.elapsed());
    m_end.workersLeft = static_cast<int>(left.size());
    for (const qint64 pid : left)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    for (const QString& name : QDir(m_folder).entryList(QDir::AllEntries | QDir::Hidden |
                                                        QDir::System | QDir::NoDotAndDotDot)) {
        QFile file(m_folder + u'/' + name);
        if (name == "run.json"_L1 && file.open(QIODevice::ReadOnly))
            m_end.json = file.readAll();
        else if (name == "run.poolscope"_L1)
            m_end.hasRunFile = true;
        else
            m_end.thingsLeft.append(name);
    }
    for (const QString& name : namedMemory()) {
        if (!namedBefore.contains(name))
            m_end.thingsLeft.append(u"/dev/shm/"_s + name);
    }
}

} // namespace

RunEnd drive(const StressPlan& plan, const QString& program) {
    const QTemporaryDir folder;
    return DrivenRun(plan, folder.path()).run(program);
}

} // namespace poolscope
