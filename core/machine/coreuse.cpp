#include "core/machine/coreuse.h"

#include "core/base/clock.h"

#include <QStringList>

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

Nanoseconds cpuTimeOfAll(decltype(RUSAGE_SELF) who) {
    rusage used{};
    if (getrusage(who, &used) != 0)
        return 0;
    const auto in = [](const timeval& time) {
        return time.tv_sec * NsPerSecond + time.tv_usec * NsPerUs;
    };
    return in(used.ru_utime) + in(used.ru_stime);
}

Nanoseconds clockTick() {
    const long ticks = sysconf(_SC_CLK_TCK);
    return NsPerSecond / std::max(1L, ticks);
}

/// "cpu3 user nice system idle iowait …": its number, for one of the cores.
std::optional<int> coreNumber(QStringView name) {
    bool isNumber = false;
    const int number = name.sliced(3).toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// Ticks in which a core had nothing to do, and in all.
struct Ticks {
    qint64 idle = 0;
    qint64 all = 0;
};

Ticks ticksIn(const QList<QStringView>& fields) {
    constexpr qsizetype First = 1;
    constexpr qsizetype Idle = 4; // and the next: idle while it waits for a disk
    Ticks ticks;
    for (qsizetype at = First; at < fields.size(); ++at) {
        const qint64 count = fields[at].toLongLong();
        ticks.all += count;
        ticks.idle += at == Idle || at == Idle + 1 ? count : 0;
    }
    return ticks;
}

std::optional<int> numberAfter(QStringView name, const QString& text) {
    const qsizetype at = text.indexOf(name);
    if (at < 0)
        return std::nullopt;
    const qsizetype from = at + name.size();
    bool isNumber = false;
    const int number =
        QStringView(text).sliced(from).split(u'\n').first().trimmed().toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

std::vector<int> allowedCoreNumbers() {
    std::vector<int> cores;
#if defined(__linux__)
    cpu_set_t mask;
    if (sched_getaffinity(0, sizeof mask, &mask) != 0)
        return cores;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(core, &mask))
            cores.push_back(core);
    }
#endif
    return cores;
}

std::optional<CoreUse> readCoreUse(const std::vector<int>& cores, const SystemFolders& folders) {
    const QString text = readSystemFile(folders.proc + "/stat"_L1);
    CoreUse use;
    use.atNs = monotonicNow();
    use.ownNs = cpuTimeOfAll(RUSAGE_SELF) + cpuTimeOfAll(RUSAGE_CHILDREN);
    Ticks sum;
    for (qsizetype from = 0; QStringView(text).sliced(from).startsWith("cpu"_L1);) {
        const qsizetype end = text.indexOf(u'\n', from);
        if (end < 0)
            break;
        const auto fields =
            QStringView(text).sliced(from, end - from).split(u' ', Qt::SkipEmptyParts);
        from = end + 1;
        const std::optional<int> core = coreNumber(fields.first());
        if (!core ||
            (!cores.empty() && std::find(cores.begin(), cores.end(), *core) == cores.end()))
            continue;
        const Ticks ticks = ticksIn(fields);
        sum.idle += ticks.idle;
        sum.all += ticks.all;
        ++use.cores;
    }
    if (sum.all == 0)
        return std::nullopt;
    use.idleNs = sum.idle * clockTick();
    use.running = numberAfter(u"\nprocs_running ", text);
    return use;
}

Nanoseconds usedByOthers(const CoreUse& from, const CoreUse& until) {
    const Nanoseconds all = until.cores * (until.atNs - from.atNs);
    return all - (until.idleNs - from.idleNs) - (until.ownNs - from.ownNs);
}

} // namespace poolscope
