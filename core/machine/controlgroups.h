#pragma once

#include "core/base/nanoseconds.h"
#include "core/machine/systemfiles.h"

#include <QStringList>

#include <optional>

namespace poolscope {

/// The control groups (Linux) that this process is in, and what they leave it. Groups are nested
/// and each on the way up may set a limit: the tightest counts. Version 2 has one folder with the
/// files of all; version 1 has one for each controller.
class ControlGroups {
public:
    explicit ControlGroups(const SystemFolders& folders = {});

    /// Cores that the CPU quota stands for, such as 1.5; nothing without a quota.
    [[nodiscard]] std::optional<double> quotaCores() const;
    /// Time that cores were kept idle so far because the quota was used up, of the group where that
    /// was longest; grows. Nothing if no group counts it.
    [[nodiscard]] std::optional<Nanoseconds> throttledTime() const;
    /// Time that this process's group was frozen so far, whichever group on the way up was meant;
    /// grows. Nothing where the kernel does not count it: before Linux 6.18, and in version 1.
    [[nodiscard]] std::optional<Nanoseconds> frozenTime() const;
    /// Bytes; files that are kept in memory only because there is room count as free. Nothing
    /// without a limit.
    [[nodiscard]] std::optional<quint64> memoryLeft() const;
    /// Processes and threads that may still be started; nothing without a limit.
    [[nodiscard]] std::optional<quint64> processesLeft() const;

private:
    /// Folders from the innermost group to the root; none where the controller (empty: version 2)
    /// is not at work.
    [[nodiscard]] QStringList folders(const QString& controller) const;

    QStringList m_lines; ///< of /proc/self/cgroup
    QString m_root;
};

} // namespace poolscope
