#pragma once

#include "tests/support/program.h"

#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace poolscope {

/// `poolscope run`, or another command, in the background, in a session of its own.
class Running {
public:
    explicit Running(const QString& arguments, const QString& command)
        : Running(arguments, QProcessEnvironment::systemEnvironment(), command) {}

    explicit Running(
        const QString& arguments,
        const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment(),
        const QString& command = QStringLiteral("run")) {
        m_process.setProcessEnvironment(environment);
        m_process.setChildProcessModifier([] { setsid(); });
        m_process.start(programPath(QStringLiteral("poolscope")),
                        QStringList{command} + arguments.split(u' '));
        m_process.waitForStarted();
        m_pid = m_process.processId();
    }

    [[nodiscard]] qint64 pid() const { return m_pid; }

    void send(int signal) const { ::kill(static_cast<pid_t>(m_pid), signal); }

    /// By what the event loop has heard of it.
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// Its exit code; −1 if it was ended by a signal or not at all.
    int wait() {
        constexpr int PatienceMs = 30'000;
        const bool ended = !isRunning() || m_process.waitForFinished(PatienceMs);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QByteArray out() { return m_process.readAllStandardOutput(); }

    QByteArray err() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    qint64 m_pid = 0;
};

} // namespace poolscope
