#pragma once

#include "core/base/nanoseconds.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolscope {

/// A program's whole life: from before it is spawned until it is waited for, its output thrown
/// away or, if @p outputPath is given, written there. Nothing if it cannot be started or fails.
[[nodiscard]] std::optional<Nanoseconds>
lifeOf(const QString& program, const QStringList& arguments, const QString& outputPath = {});

/// The nanoseconds that poolscope-bench-bare, which stands beside this program, prints.
[[nodiscard]] std::optional<Nanoseconds> bareTime(const QStringList& arguments);

/// The interpreter itself that "python3" on PATH starts, past any script that chooses between
/// several, which would cost Python tens of milliseconds. Empty if there is no python3.
[[nodiscard]] QString pythonProgram();
/// "Python 3.11.7"; empty if there is none.
[[nodiscard]] QString pythonVersion();
/// A script of this folder.
[[nodiscard]] QString scriptPath(const QString& name);

/// Python's Pool, timed by Python inside one interpreter that stays.
class PythonPool {
public:
    PythonPool();
    ~PythonPool();
    Q_DISABLE_COPY_MOVE(PythonPool)

    /// Makes a pool, maps, closes and joins. Nothing if there is no Python or it fails.
    [[nodiscard]] std::optional<Nanoseconds> map(int processes, quint64 numbers, quint64 chunkSize);

private:
    QProcess m_python;
};

} // namespace poolscope
