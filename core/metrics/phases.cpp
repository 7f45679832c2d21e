#include "core/metrics/phases.h"

#include "core/metrics/chunktally.h"

#include <algorithm>
#include <map>

namespace poolscope {

std::optional<Phases> phases(const RunRecord& record, const ChunkTally& tally) {
    if (!record.wallNs)
        return std::nullopt;
    const Nanoseconds wall = *record.wallNs;
    if (tally.isEmpty()) {
        const Nanoseconds mapped = std::min(wall, record.mapDoneNs.value_or(wall));
        return Phases{mapped, 0, wall - mapped};
    }
    const Nanoseconds first = std::min(wall, tally.firstStart());
    const Nanoseconds last = tally.lastFinish();
    return Phases{first, last - first, wall - last};
}

std::optional<Nanoseconds> untilReady(const RunRecord& record) {
    // Nothing for a lane: none of its processes was ever ready.
    std::map<int, std::optional<Nanoseconds>> lanes;
    for (const ProcessRecord& process : record.processes) {
        std::optional<Nanoseconds>& ready = lanes[process.lane];
        if (process.readyNs)
            ready = std::min(*process.readyNs, ready.value_or(*process.readyNs));
    }
    std::optional<Nanoseconds> latest;
    for (const auto& [lane, ready] : lanes) {
        if (!ready)
            return std::nullopt;
        latest = std::max(*ready, latest.value_or(0));
    }
    return latest;
}

} // namespace poolscope
