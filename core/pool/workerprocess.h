#pragma once

#include "core/worker/workerarguments.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>

#include <memory>

namespace poolscope {

/// How a worker process ended.
struct WorkerEnd {
    enum class How {
        NotStarted,
        Exited,
        Signalled,
        Held, ///< killed, but the system keeps it: it computes nothing any more
    };
    How how = How::Exited;
    int code = 0;   ///< exit code or signal number
    QString detail; ///< why it could not be started

    friend bool operator==(const WorkerEnd&, const WorkerEnd&) = default;
};

/// One worker process: a QProcess that has exactly one outcome. Starts it with the board's file
/// descriptor open in it; start it from the main thread, whose end is the process's end too.
class WorkerProcess final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkerProcess)

public:
    WorkerProcess(const QString& program, const WorkerArguments& arguments,
                  QObject* parent = nullptr);
    /// Kills the process if it still runs, and waits for it, unless the system holds it.
    ~WorkerProcess() override;

    /// Blocks until the process is made: some 0.2 ms.
    void start();
    /// Writes one of the orders of workerarguments.h.
    void send(std::string_view order);
    /// SIGKILL; ended() follows, after some seconds even if the system holds the process (a frozen
    /// control group, a file system that does not answer).
    void kill();

    [[nodiscard]] qint64 pid() const { return m_pid; }

    [[nodiscard]] bool hasEnded() const { return m_ended; }

signals:
    /// A line of the worker, without its end.
    void answered(const QByteArray& line);
    /// Once, whatever happened; nothing is answered afterwards.
    void ended(const poolscope::WorkerEnd& end);

private:
    void readAnswers();
    void giveUp();
    void leaveAlone();
    void finish(const WorkerEnd& end);

    std::unique_ptr<QProcess> m_process; ///< null: nobody waits for it any more
    qint64 m_pid = 0;
    bool m_ended = false;
};

} // namespace poolscope
