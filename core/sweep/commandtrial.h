#pragma once

#include "core/sweep/trial.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <cstdint>

namespace poolscope {

/// Where the number of processes goes in a command, and the chunk size.
inline constexpr QLatin1StringView ProcessesPlace("{p}");
inline constexpr QLatin1StringView ChunkSizePlace("{c}");

/// @p command with what @p setting says in its places.
[[nodiscard]] QStringList filledIn(const QStringList& command, const SweepSetting& setting);

/// A run of another program, timed as a whole process, from its start until its end is known. Its
/// output is thrown away; of its errors the last line is told if it fails.
class CommandTrial final : public Trial {
    Q_OBJECT

public:
    /// @p command: the program, then its arguments.
    explicit CommandTrial(const QStringList& command);
    /// Kills it with all that it started, as far as that stayed in its session.
    ~CommandTrial() override;

    void start() override;

private:
    void tell(int code, QProcess::ExitStatus status);
    void fail(const QString& why);
    [[nodiscard]] QString lastError();

    QProcess m_process;
    std::int64_t m_startedNs = 0; ///< monotonic
    bool m_ended = false;
};

} // namespace poolscope
