#include "core/sweep/commandtrial.h"

#include "core/base/clock.h"

#include <csignal>
#if defined(__linux__)
#include <sys/prctl.h>
#endif
#include <unistd.h>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

QStringList filledIn(const QStringList& command, const SweepSetting& setting) {
    QStringList filled = command;
    filled.replaceInStrings(ProcessesPlace, QString::number(setting.processes));
    filled.replaceInStrings(ChunkSizePlace, QString::number(setting.schedule.parameter));
    return filled;
}

CommandTrial::CommandTrial(const QStringList& command) {
    m_process.setProgram(command.first());
    m_process.setArguments(command.sliced(1));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    // Ctrl+C is ours to answer: we end it. Nothing of it is left if we are killed ourselves.
    m_process.setChildProcessModifier([] {
        setsid();
#if defined(__linux__)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    });
    connect(&m_process, &QProcess::finished, this, &CommandTrial::tell);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        // Queued: start() may be what fails, and its caller expects no signal from within.
        if (error == QProcess::FailedToStart)
            QMetaObject::invokeMethod(
                this, [this] { fail(m_process.errorString()); }, Qt::QueuedConnection);
    });
}

CommandTrial::~CommandTrial() {
    m_ended = true;
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished();
}

void CommandTrial::start() {
    m_startedNs = monotonicNow();
    m_process.start();
}

void CommandTrial::tell(int code, QProcess::ExitStatus status) {
    const Nanoseconds wall = monotonicNow() - m_startedNs;
    if (status == QProcess::CrashExit)
        return fail(QStringLiteral("signal %1").arg(code)); // Qt gives it as the code
    if (code != 0)
        return fail(QStringLiteral("exit code %1").arg(code));
    if (std::exchange(m_ended, true))
        return;
    SweptRun run;
    run.wallNs = wall;
    emit ended(run, nullptr);
}

QString CommandTrial::lastError() {
    const QString text = QString::fromLocal8Bit(m_process.readAllStandardError()).trimmed();
    return text.section(u'\n', -1).trimmed();
}

void CommandTrial::fail(const QString& why) {
    if (std::exchange(m_ended, true))
        return;
    const QString error = lastError();
    SweptRun run;
    RunFailure& failure = run.failure.emplace();
    failure.kind = FailureKind::CommandFailed;
    failure.detail = error.isEmpty() ? why : QString(why + u": "_s + error);
    emit ended(run, nullptr);
}

} // namespace poolscope
