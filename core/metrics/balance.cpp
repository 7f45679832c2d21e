#include "core/metrics/balance.h"

#include "core/metrics/frozentime.h"

#include <algorithm>
#include <numeric>

namespace poolscope {

namespace {

/// In chunks, and not frozen there.
Nanoseconds worked(const RunRecord& record, const ProcessRecord& process) {
    // An outline has no chunks: who is ready is mostly in one.
    const Nanoseconds frozen =
        record.chunks.empty() ? frozenWithin(process, process.readyNs.value_or(0), endOf(record))
                              : timeFrozenInChunks(record, process);
    return std::max<Nanoseconds>(0, process.busyNs - frozen);
}

} // namespace

std::optional<Balance> balance(const RunRecord& record) {
    std::vector<Nanoseconds> busy(static_cast<std::size_t>(record.config.processes), 0);
    for (const ProcessRecord& process : record.processes)
        busy[static_cast<std::size_t>(process.lane - 1)] += worked(record, process);
    const auto busiest = std::max_element(busy.begin(), busy.end());
    if (busiest == busy.end() || *busiest <= 0)
        return std::nullopt;
    const auto total = std::accumulate(busy.begin(), busy.end(), Nanoseconds{0});
    const double mean = static_cast<double>(total) / static_cast<double>(busy.size());
    return Balance{mean / static_cast<double>(*busiest),
                   static_cast<int>(busiest - busy.begin()) + 1, *busiest};
}

} // namespace poolscope
