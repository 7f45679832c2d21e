#pragma once

#include "core/config/problem.h"
#include "core/machine/controlgroups.h"

#include <optional>

namespace poolscope {

/// How much of something is left, and who sets the limit.
struct Room {
    quint64 left = 0;
    LimitedBy by = LimitedBy::Machine;

    friend bool operator==(const Room&, const Room&) = default;
};

/// Files that this process may have open: now, and after raising the soft limit to the hard one
/// (ulimit -Sn and -Hn).
struct OpenFileLimits {
    quint64 soft = 0;
    quint64 hard = 0;
};

/// What the machine, this account and its control group leave to a run. Asked before anything is
/// started, so what is plenty must be found out quickly. Each answers nothing where there is no
/// limit or it cannot be told.
class MachineLimits {
public:
    explicit MachineLimits(const SystemFolders& folders = {});

    /// Memory that can be taken without swapping, in bytes.
    [[nodiscard]] std::optional<Room> memory() const;
    /// Addresses that this process may still map, in bytes (ulimit -v).
    [[nodiscard]] std::optional<quint64> addresses() const;
    /// Processes that may still be started, on this machine (pid_max, threads-max), by this account
    /// (ulimit -u) and in its control group.
    /// Those of an account have to be counted, which takes milliseconds: that is left out where
    /// @p enough fit anyway.
    [[nodiscard]] std::optional<Room> processes(quint64 enough) const;

    /// The size that a file may have, in bytes (ulimit -f).
    [[nodiscard]] static std::optional<quint64> fileSize();
    [[nodiscard]] static std::optional<OpenFileLimits> openFiles();
    /// Files that this process may open in addition if @p limit may be open; counted up to
    /// @p enough.
    [[nodiscard]] static quint64 unopenedFiles(quint64 limit, quint64 enough);

private:
    // Of @p all threads of the machine, if their number is known.
    [[nodiscard]] std::optional<quint64>
    processesOfMachine(const std::optional<quint64>& all) const;
    [[nodiscard]] std::optional<quint64> processesOfAccount(const std::optional<quint64>& all,
                                                            quint64 enough) const;

    SystemFolders m_folders;
    ControlGroups m_groups;
};

} // namespace poolscope
