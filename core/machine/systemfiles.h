#pragma once

#include <QString>

namespace poolscope {

/// Where the kernel shows its files. Tests have folders of their own.
struct SystemFolders {
    QString proc = QStringLiteral("/proc");
    QString controlGroups = QStringLiteral("/sys/fs/cgroup");
    QString sys = QStringLiteral("/sys");
};

/// What stands in a file of the kernel, of which the first 64 KiB hold all that is wanted; empty if
/// it cannot be read. Every run asks for some of them, so this goes straight to the system.
[[nodiscard]] QString readSystemFile(const QString& path);

} // namespace poolscope
