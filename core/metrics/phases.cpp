#include "core/metrics/phases.h"

#include <algorithm>

namespace poolscope {

std::optional<Phases> phases(const RunRecord& record) {
    if (!record.wallNs)
        return std::nullopt;
    const Nanoseconds wall = *record.wallNs;
    if (record.chunks.empty()) {
        const Nanoseconds mapped = std::min(wall, record.mapDoneNs.value_or(wall));
        return Phases{mapped, 0, wall - mapped};
    }
    Nanoseconds first = wall;
    Nanoseconds last = 0;
    for (const ChunkEvent& chunk : record.chunks) {
        first = std::min(first, chunk.startedNs);
        last = std::max(last, chunk.finishedNs);
    }
    return Phases{first, last - first, wall - last};
}

std::optional<Nanoseconds> untilReady(const RunRecord& record) {
    Nanoseconds latest = 0;
    for (const ProcessRecord& process : record.processes) {
        if (!process.readyNs)
            return std::nullopt;
        if (!process.replaces)
            latest = std::max(latest, *process.readyNs);
    }
    return record.processes.empty() ? std::nullopt : std::optional(latest);
}

} // namespace poolscope
