#include "core/work/square.h"

#include "core/work/cpuwork.h"
#include "core/work/weights.h"

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace poolscope {

namespace {

constexpr std::int64_t NsPerSecond = 1'000'000'000;

/// Sleeps until an absolute time, so that signals that interrupt it cost nothing.
void sleepFor(std::int64_t ns) {
    timespec end{};
    clock_gettime(CLOCK_MONOTONIC, &end);
    const std::int64_t sum = end.tv_nsec + ns % NsPerSecond;
    end.tv_sec += ns / NsPerSecond + sum / NsPerSecond;
    end.tv_nsec = sum % NsPerSecond;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nullptr) == EINTR) {
    }
}

} // namespace

void doWork(const CalibratedWork& work, std::uint64_t position, std::uint64_t size) {
    const WorkSpec& spec = work.spec;
    if (spec.kind == WorkKind::None)
        return;
    constexpr double Longest = 4e18; // fits 64 bits; a century and more
    const double ns = weight(spec, position, size) * static_cast<double>(spec.meanNs);
    if (spec.kind == WorkKind::Wait)
        sleepFor(static_cast<std::int64_t>(std::min(ns, Longest)));
    else
        keep(burn(static_cast<std::uint64_t>(std::min(ns * 1e-3 * work.iterationsPerUs, Longest))));
}

} // namespace poolscope
