#include "core/record/machinefacts.h"

#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <cmath>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString readWhole(const QString& path) {
    QFile file(path);
    // Files below /proc and /sys tell no size; a first block holds all that is wanted of them.
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(65536)) : QString();
}

/// Where this process's cgroup of a v1 @p controller, or of v2 if that is empty, has its files.
QString cgroupFolder(const QString& controller) {
    const QString own = readWhole(u"/proc/self/cgroup"_s);
    for (const QString& line : own.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(u':');
        if (parts.size() < 3 || !parts[1].split(u',').contains(controller))
            continue;
        const QString path = parts.mid(2).join(u':');
        const QString root = controller.isEmpty() ? QString(u"/sys/fs/cgroup"_s)
                                                  : QString(u"/sys/fs/cgroup/"_s + controller);
        return path == "/"_L1 ? root : QString(root + path);
    }
    return {};
}

/// Cores that the CPU quota stands for, rounded up; nothing without a quota. Reads cgroup v2's
/// "cpu.max" ("200000 100000", or "max …"), else v1's two files.
std::optional<int> quotaCores() {
    const QStringList v2 = readWhole(cgroupFolder({}) + "/cpu.max"_L1).simplified().split(u' ');
    double quota = v2.value(0).toDouble();
    double period = v2.value(1).toDouble();
    if (quota <= 0 || period <= 0) {
        const QString v1 = cgroupFolder(u"cpu"_s);
        quota = readWhole(v1 + "/cpu.cfs_quota_us"_L1).toDouble();
        period = readWhole(v1 + "/cpu.cfs_period_us"_L1).toDouble();
    }
    if (quota <= 0 || period <= 0)
        return std::nullopt;
    return std::max(1, static_cast<int>(std::ceil(quota / period)));
}

/// A field of /proc/meminfo in bytes.
std::optional<quint64> memoryField(const QString& name) {
    static const QRegularExpression blanks(u"\\s+"_s);
    for (const QString& line : readWhole(u"/proc/meminfo"_s).split(u'\n')) {
        if (line.startsWith(name + u':'))
            return line.split(blanks).value(1).toULongLong() * 1024;
    }
    return std::nullopt;
}

/// What the memory cgroup still leaves, in bytes; nothing without a limit.
std::optional<quint64> cgroupMemoryLeft() {
    const QString v2 = cgroupFolder({});
    bool limited = false;
    quint64 limit = readWhole(v2 + "/memory.max"_L1).trimmed().toULongLong(&limited);
    quint64 used = readWhole(v2 + "/memory.current"_L1).trimmed().toULongLong();
    if (!limited) {
        const QString v1 = cgroupFolder(u"memory"_s);
        limit = readWhole(v1 + "/memory.limit_in_bytes"_L1).trimmed().toULongLong(&limited);
        used = readWhole(v1 + "/memory.usage_in_bytes"_L1).trimmed().toULongLong();
    }
    if (!limited)
        return std::nullopt;
    return limit > used ? limit - used : 0;
}

} // namespace

int usableCores() {
    int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#if defined(__linux__)
    cpu_set_t mask;
    if (sched_getaffinity(0, sizeof mask, &mask) == 0)
        cores = std::max(1, CPU_COUNT(&mask));
#endif
    return std::min(cores, quotaCores().value_or(cores));
}

std::optional<quint64> availableMemory() {
    const std::optional<quint64> whole = memoryField(u"MemAvailable"_s);
    const std::optional<quint64> left = cgroupMemoryLeft();
    if (!whole || !left)
        return whole ? whole : left;
    return std::min(*whole, *left);
}

MachineFacts readMachineFacts() {
    MachineFacts facts;
    facts.usableCores = usableCores();
    facts.onlineCores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    facts.memoryBytes = memoryField(u"MemTotal"_s).value_or(0);
    facts.system = QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' +
                   QSysInfo::kernelVersion();
    facts.version = QStringLiteral(POOLSCOPE_VERSION);
    facts.qtVersion = QString::fromLatin1(qVersion());
    return facts;
}

} // namespace poolscope
