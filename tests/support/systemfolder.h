#pragma once

#include "core/machine/systemfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace poolscope {

/// A machine made of files: what the kernel would show in /proc, /sys/fs/cgroup and the rest of
/// /sys.
class SystemFolder {
public:
    [[nodiscard]] SystemFolders folders() const {
        return {m_folder.filePath(QStringLiteral("proc")),
                m_folder.filePath(QStringLiteral("groups")),
                m_folder.filePath(QStringLiteral("sys"))};
    }

    /// @p path: "proc/self/cgroup", "groups/a/pids.max".
    void write(const QString& path, const QByteArray& text) const {
        const QString whole = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qWarning("%s was not written", qPrintable(whole));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace poolscope
