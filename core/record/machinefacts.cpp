#include "core/record/machinefacts.h"

#include <QFile>
#include <QStringList>
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

/// Where this process's cgroups have their files: one folder for all in v2, one for each controller
/// in v1.
class CgroupFolders {
public:
    CgroupFolders()
        : m_lines(readWhole(u"/proc/self/cgroup"_s).split(u'\n', Qt::SkipEmptyParts)) {}

    [[nodiscard]] QString unified() const { return folder(QString(), u"/sys/fs/cgroup"_s); }

    [[nodiscard]] QString of(const QString& controller) const {
        return folder(controller, u"/sys/fs/cgroup/"_s + controller);
    }

private:
    /// Lines are "3:cpu,cpuacct:/path"; v2's is "0::/path".
    [[nodiscard]] QString folder(const QString& controller, const QString& root) const {
        for (const QString& line : m_lines) {
            const qsizetype first = line.indexOf(u':');
            const qsizetype second = line.indexOf(u':', first + 1);
            if (second < 0 ||
                !line.sliced(first + 1, second - first - 1).split(u',').contains(controller))
                continue;
            const QString path = line.sliced(second + 1);
            return path == "/"_L1 ? root : QString(root + path);
        }
        return root;
    }

    QStringList m_lines;
};

/// Cores that the CPU quota stands for, rounded up; nothing without a quota. Reads cgroup v2's
/// "cpu.max" ("200000 100000", or "max …"), else v1's two files.
std::optional<int> quotaCores() {
    const CgroupFolders cgroups;
    const QStringList v2 = readWhole(cgroups.unified() + "/cpu.max"_L1).simplified().split(u' ');
    double quota = v2.value(0).toDouble();
    double period = v2.value(1).toDouble();
    if (quota <= 0 || period <= 0) {
        const QString v1 = cgroups.of(u"cpu"_s);
        quota = readWhole(v1 + "/cpu.cfs_quota_us"_L1).toDouble();
        period = quota > 0 ? readWhole(v1 + "/cpu.cfs_period_us"_L1).toDouble() : 0.0;
    }
    if (quota <= 0 || period <= 0)
        return std::nullopt;
    return std::max(1, static_cast<int>(std::ceil(quota / period)));
}

/// A field of /proc/meminfo in bytes; lines are "MemTotal:   24683600 kB".
std::optional<quint64> memoryField(const QString& name) {
    const QString text = readWhole(u"/proc/meminfo"_s);
    const qsizetype at = text.indexOf(name + u':');
    if (at < 0)
        return std::nullopt;
    const qsizetype from = at + name.size() + 1;
    const QStringView number = QStringView(text).sliced(from, text.indexOf(u"kB"_s, from) - from);
    return number.trimmed().toULongLong() * 1024;
}

/// What the memory cgroup still leaves, in bytes; nothing without a limit.
std::optional<quint64> cgroupMemoryLeft() {
    const CgroupFolders cgroups;
    const QString v2 = cgroups.unified();
    bool limited = false;
    quint64 limit = readWhole(v2 + "/memory.max"_L1).trimmed().toULongLong(&limited);
    if (limited) {
        const quint64 used = readWhole(v2 + "/memory.current"_L1).trimmed().toULongLong();
        return limit > used ? limit - used : 0;
    }
    const QString v1 = cgroups.of(u"memory"_s);
    limit = readWhole(v1 + "/memory.limit_in_bytes"_L1).trimmed().toULongLong(&limited);
    if (!limited)
        return std::nullopt;
    const quint64 used = readWhole(v1 + "/memory.usage_in_bytes"_L1).trimmed().toULongLong();
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
