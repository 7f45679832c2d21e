#include "core/machine/controlgroups.h"

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Version 1 writes "no limit" as a number that no machine reaches.
constexpr quint64 Unlimited = quint64{1} << 60;

/// The number in the file; nothing if there is no file or it says "max".
std::optional<quint64> numberIn(const QString& path) {
    bool isNumber = false;
    const quint64 number = readSystemFile(path).trimmed().toULongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<quint64> limitIn(const QString& path) {
    const std::optional<quint64> limit = numberIn(path);
    return limit && *limit < Unlimited ? limit : std::nullopt;
}

/// The sum of the fields called @p names in a file of lines such as "inactive_file 4096"; nothing
/// if it has none of them.
std::optional<quint64> sumOf(const QStringList& names, const QString& path) {
    std::optional<quint64> sum;
    const QString text = readSystemFile(path);
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const qsizetype space = line.indexOf(u' ');
        if (space > 0 && names.contains(line.first(space)))
            sum = sum.value_or(0) + line.sliced(space + 1).toULongLong();
    }
    return sum;
}

void tighten(std::optional<quint64>& least, quint64 one) {
    least = std::min(least.value_or(one), one);
}

/// How the versions call the files that tell of memory.
struct MemoryFiles {
    QString limit;
    QString usage;
    QStringList cache; ///< fields of memory.stat
};

void tightenMemory(std::optional<quint64>& least, const QStringList& folders,
                   const MemoryFiles& files) {
    for (const QString& folder : folders) {
        const std::optional<quint64> limit = limitIn(folder + files.limit);
        if (!limit)
            continue;
        const quint64 usage = numberIn(folder + files.usage).value_or(0);
        const quint64 cache = sumOf(files.cache, folder + "/memory.stat"_L1).value_or(0);
        const quint64 taken = usage - std::min(usage, cache);
        tighten(least, *limit - std::min(*limit, taken));
    }
}

} // namespace

ControlGroups::ControlGroups(const SystemFolders& folders)
    : m_lines(readSystemFile(folders.proc + "/self/cgroup"_L1).split(u'\n', Qt::SkipEmptyParts))
    , m_root(folders.controlGroups) {}

QStringList ControlGroups::folders(const QString& controller) const {
    const QString root = controller.isEmpty() ? m_root : QString(m_root + u'/' + controller);
    for (const QString& line : m_lines) {
        // "3:cpu,cpuacct:/path"; version 2's is "0::/path".
        const qsizetype first = line.indexOf(u':');
        const qsizetype second = line.indexOf(u':', first + 1);
        if (second < 0 ||
            !line.sliced(first + 1, second - first - 1).split(u',').contains(controller))
            continue;
        QString path = line.sliced(second + 1);
        // Seen from inside a container a path may lead out of what is mounted.
        if (path == "/"_L1 || path.startsWith("/.."_L1))
            return {root};
        QStringList found;
        for (; !path.isEmpty(); path.truncate(path.lastIndexOf(u'/')))
            found.append(root + path);
        found.append(root);
        return found;
    }
    return {};
}

std::optional<double> ControlGroups::quotaCores() const {
    std::optional<double> least;
    const auto take = [&least](double quota, double period) {
        if (quota > 0 && period > 0)
            least = std::min(least.value_or(quota / period), quota / period);
    };
    for (const QString& folder : folders({})) {
        // "200000 100000", or "max 100000".
        const QStringList words = readSystemFile(folder + "/cpu.max"_L1).simplified().split(u' ');
        take(words.value(0).toDouble(), words.value(1).toDouble());
    }
    for (const QString& folder : folders(u"cpu"_s)) {
        const double quota = readSystemFile(folder + "/cpu.cfs_quota_us"_L1).toDouble();
        if (quota > 0)
            take(quota, readSystemFile(folder + "/cpu.cfs_period_us"_L1).toDouble());
    }
    return least;
}

std::optional<Nanoseconds> ControlGroups::throttledTime() const {
    std::optional<Nanoseconds> most;
    const auto take = [&most](const QString& folder, const QString& name, Nanoseconds unit) {
        if (const auto time = sumOf({name}, folder + "/cpu.stat"_L1))
            most = std::max(most.value_or(0), static_cast<Nanoseconds>(*time) * unit);
    };
    for (const QString& folder : folders({}))
        take(folder, u"throttled_usec"_s, NsPerUs);
    for (const QString& folder : folders(u"cpu"_s))
        take(folder, u"throttled_time"_s, 1);
    return most;
}

std::optional<Nanoseconds> ControlGroups::frozenTime() const {
    const auto time = sumOf({u"frozen_usec"_s}, folders({}).value(0) + "/cgroup.stat.local"_L1);
    return time ? std::optional(static_cast<Nanoseconds>(*time) * NsPerUs) : std::nullopt;
}

std::optional<quint64> ControlGroups::memoryLeft() const {
    std::optional<quint64> least;
    tightenMemory(least, folders({}),
                  {u"/memory.max"_s, u"/memory.current"_s, {u"inactive_file"_s, u"active_file"_s}});
    tightenMemory(least, folders(u"memory"_s),
                  {u"/memory.limit_in_bytes"_s,
                   u"/memory.usage_in_bytes"_s,
                   {u"total_inactive_file"_s, u"total_active_file"_s}});
    return least;
}

std::optional<quint64> ControlGroups::processesLeft() const {
    std::optional<quint64> least;
    for (const QString& folder : folders({}) + folders(u"pids"_s)) {
        if (const auto limit = limitIn(folder + "/pids.max"_L1)) {
            const quint64 now = numberIn(folder + "/pids.current"_L1).value_or(0);
            tighten(least, *limit - std::min(*limit, now));
        }
    }
    return least;
}

} // namespace poolscope
