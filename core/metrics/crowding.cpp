#include "core/metrics/crowding.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double SmallShare = 0.10;
constexpr double ClockTick = 10.0 * NsPerMs; ///< of all common systems

double coresNeeded(const SweepRecord& sweep) {
    if (sweep.command.isEmpty() && sweep.config.work.kind == WorkKind::Wait)
        return 1;
    int most = 1;
    for (const SweepPoint& point : sweep.points)
        most = std::max(most, point.setting.processes);
    return std::min(most, sweep.machine.usableCores);
}

} // namespace

double coresForOthers(const SweepRecord& sweep) {
    const double needed = coresNeeded(sweep);
    return std::max(0.0, sweep.conditions.cores - needed) + std::min(1.0, SmallShare * needed);
}

bool isCrowded(const SweepRecord& sweep, const BlockConditions& block) {
    if (!block.othersNs)
        return false;
    const double allowed = coresForOthers(sweep) * static_cast<double>(block.wallNs);
    return static_cast<double>(*block.othersNs) >
           allowed + ClockTick * std::sqrt(sweep.conditions.cores);
}

BlockConditions inAllThatCount(const SweepRecord& sweep) {
    BlockConditions all;
    for (const BlockConditions& block : sweep.conditions.blocks) {
        if (block.block < 0 || block.isSetAside || !block.othersNs)
            continue;
        all.wallNs += block.wallNs;
        all.othersNs = all.othersNs.value_or(0) + *block.othersNs;
    }
    return all;
}

double othersCores(const std::vector<BlockConditions>& blocks) {
    Nanoseconds others = 0;
    Nanoseconds wall = 0;
    for (const BlockConditions& block : blocks) {
        if (!block.othersNs)
            continue;
        others += *block.othersNs;
        wall += block.wallNs;
    }
    return wall > 0 ? std::max(0.0, static_cast<double>(others) / static_cast<double>(wall)) : 0.0;
}

std::optional<Nanoseconds> throttledTime(const SweepConditions& conditions) {
    std::optional<Nanoseconds> sum;
    for (const BlockConditions& block : conditions.blocks) {
        if (block.throttledNs)
            sum = sum.value_or(0) + *block.throttledNs;
    }
    return sum;
}

bool isThrottled(const SweepConditions& conditions) {
    constexpr double Noteworthy = 0.01;
    Nanoseconds wall = 0;
    for (const BlockConditions& block : conditions.blocks)
        wall += block.wallNs;
    return static_cast<double>(throttledTime(conditions).value_or(0)) >
           Noteworthy * static_cast<double>(wall);
}

} // namespace poolscope
