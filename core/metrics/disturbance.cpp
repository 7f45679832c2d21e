#include "core/metrics/disturbance.h"

#include <algorithm>

namespace poolscope {

std::optional<Disturbance> disturbanceOf(const RunRecord& record) {
    const auto any = [&record](auto&& is) {
        return std::any_of(record.processes.begin(), record.processes.end(), is);
    };
    if (any([](const ProcessRecord& process) {
            return process.end == ProcessEnd::Stuck || !process.freezes.empty();
        }))
        return Disturbance::StoodStill;
    if (any([](const ProcessRecord& process) { return isDeath(process.end); }))
        return Disturbance::Death;
    return std::nullopt;
}

} // namespace poolscope
