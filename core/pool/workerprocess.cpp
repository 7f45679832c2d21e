#include "core/pool/workerprocess.h"

#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <csignal>
#include <fcntl.h>

namespace poolscope {

namespace {

/// A kill takes no longer even where a thousand end at once on a busy machine.
constexpr auto Patience = std::chrono::seconds(5);
constexpr int LongestBlockMs = 1000;

/// It never waits in its destructor, as a QProcess does for half a minute: by then it has ended, or
/// the system holds it.
class Child final : public QProcess {
public:
    ~Child() override { setProcessState(NotRunning); }
};

QStringList argumentList(const WorkerArguments& arguments) {
    QStringList list;
    for (const std::string& text : toStrings(arguments))
        list.append(QString::fromStdString(text));
    return list;
}

} // namespace

WorkerProcess::WorkerProcess(const QString& program, const WorkerArguments& arguments,
                             QObject* parent)
    : QObject(parent)
    , m_process(std::make_unique<Child>()) {
    m_process->setProgram(program);
    m_process->setArguments(argumentList(arguments));
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Runs in the child, but in the parent's memory (vfork): async-signal-safe calls, no writes.
    // The board stays open in this child alone; Ctrl+C and a closed terminal are the
    // driver's to answer.
    m_process->setChildProcessModifier([fd = arguments.boardFd] {
        fcntl(fd, F_SETFD, 0);
        std::signal(SIGINT, SIG_IGN);
        std::signal(SIGHUP, SIG_IGN);
    });
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &WorkerProcess::readAnswers);
    // A crash gives errorOccurred and finished; a process that cannot start only errorOccurred.
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        // Queued: start() may be what fails, and its caller expects no signal from within.
        const WorkerEnd end{WorkerEnd::How::NotStarted, 0, m_process->errorString()};
        QMetaObject::invokeMethod(
            this, [this, end] { finish(end); }, Qt::QueuedConnection);
    });
    connect(m_process.get(), &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) {
                readAnswers();
                // Qt gives the signal number as the exit code of a crash.
                finish({status == QProcess::CrashExit ? WorkerEnd::How::Signalled
                                                      : WorkerEnd::How::Exited,
                        code,
                        {}});
            });
}

WorkerProcess::~WorkerProcess() {
    m_ended = true; // nobody is told any more
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->kill();
    if (!m_process->waitForFinished(LongestBlockMs))
        leaveAlone();
}

void WorkerProcess::start() {
    m_process->start();
    m_pid = m_process->processId();
}

void WorkerProcess::send(std::string_view order) {
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    QByteArray line(order.data(), static_cast<qsizetype>(order.size()));
    m_process->write(line.append('\n'));
}

void WorkerProcess::kill() {
    if (!m_process)
        return;
    m_process->kill();
    QTimer::singleShot(Patience, this, &WorkerProcess::giveUp);
}

/// Whatever holds it: who was killed so long ago comes back to no work.
void WorkerProcess::giveUp() {
    if (m_ended)
        return;
    leaveAlone();
    finish({WorkerEnd::How::Held, SIGKILL, {}});
}

/// It is waited for as long as this program lives, but by nobody who would have to.
void WorkerProcess::leaveAlone() {
    QProcess* process = m_process.release();
    process->disconnect();
    process->setParent(QCoreApplication::instance());
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
}

void WorkerProcess::readAnswers() {
    while (!m_ended && m_process->canReadLine())
        emit answered(m_process->readLine().chopped(1));
}

void WorkerProcess::finish(const WorkerEnd& end) {
    if (m_ended)
        return;
    m_ended = true;
    emit ended(end);
}

} // namespace poolscope
