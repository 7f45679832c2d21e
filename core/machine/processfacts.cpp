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
