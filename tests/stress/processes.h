#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace poolscope {

/// A worker process as the system shows it.
struct SeenWorker {
    qint64 pid = 0;
    char state = ' ';   ///< as in /proc/PID/stat: T is stopped
    QByteArray command; ///< its arguments; those of the driver while it is only being started

    [[nodiscard]] bool isStopped() const { return state == 'T' || state == 't'; }

    /// It is a program of its own by now.
    [[nodiscard]] bool hasBegun() const { return command.contains("poolscope-worker "); }
};

/// The children of process @p driverPid that do chunks, or will; zombies and the process that
/// measures the serial time not counted.
[[nodiscard]] std::vector<SeenWorker> seenWorkers(qint64 driverPid);

/// How process @p pid and its workers stand, for a report on a hang.
[[nodiscard]] QString standOf(qint64 driverPid);

/// Shared memory and semaphores of @p folder that bear our name. What others have there meanwhile,
/// such as a pool in Python its semaphores, is not ours to judge.
[[nodiscard]] QStringList namedMemory(const QString& folder = QStringLiteral("/dev/shm"));

} // namespace poolscope
