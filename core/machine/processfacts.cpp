#include "core/machine/processfacts.h"

#include <QByteArray>
#include <QFile>

#include <ctime>

namespace poolscope {

Nanoseconds cpuTimeOf(qint64 pid) {
    clockid_t clock{};
    timespec used{};
    if (pid <= 0 || clock_getcpuclockid(static_cast<pid_t>(pid), &clock) != 0 ||
        clock_gettime(clock, &used) != 0)
        return 0;
    return used.tv_sec * NsPerSecond + used.tv_nsec;
}

std::optional<Nanoseconds> coreWaitOf(qint64 pid, const SystemFolders& folders) {
    // Linux: "time on a core, time waiting for one, how often", all zero where it does not count.
    const QString text =
        readSystemFile(QStringLiteral("%1/%2/schedstat").arg(folders.proc).arg(pid));
    if (text.section(u' ', 0, 0).toLongLong() == 0)
        return std::nullopt;
    return text.section(u' ', 1, 1).toLongLong();
}

bool isStopped(qint64 pid) {
    // Linux: "pid (name) state …"; the name may hold anything, so the last parenthesis counts.
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = stat.readAll();
    const qsizetype name = text.lastIndexOf(')');
    return name >= 0 && text.mid(name + 1, 2) == " T";
}

} // namespace poolscope
