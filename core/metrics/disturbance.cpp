#include "core/metrics/disturbance.h"

#include <algorithm>

namespace poolscope {

std::optional<Disturbance> disturbanceOf(const RunRecord& record) {
    const auto any = [&record](auto&& is) {
        return std::any_of(record.processes.begin(), record.processes.end(), is);
    };
    if (any([](const ProcessRecord& process) {
            return process.end == ProcessEnd::Stuck || process.end == ProcessEnd::Held;
        }))
        return Disturbance::StoodStill;
    if (any([](const ProcessRecord& process) { return isDeath(process.end); }))
        return Disturbance::Death;
    if (!record.suspensions.empty())
        return Disturbance::Suspended;
    if (any([](const ProcessRecord& process) { return !process.freezes.empty(); }))
        return Disturbance::Frozen;
    return std::nullopt;
}

Nanoseconds suspendedTime(const RunRecord& record) {
    Nanoseconds time = 0;
    for (const FrozenStretch& stretch : record.suspensions)
        time += stretch.untilNs.value_or(stretch.fromNs) - stretch.fromNs;
    return time;
}

} // namespace poolscope
