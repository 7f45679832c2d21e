#include "core/metrics/frozentime.h"

#include <algorithm>

namespace poolscope {

namespace {

/// The part of @p frozen between @p from and @p until; of no length or less if there is none.
TimeSpan within(const FrozenStretch& frozen, Nanoseconds from, Nanoseconds until) {
    return {std::max(frozen.fromNs, from), std::min(frozen.untilNs.value_or(until), until)};
}

/// Which of its chunks @p process was at, or at next, at @p time.
std::size_t chunkAt(const RunRecord& record, const ProcessChunks& own, Nanoseconds time) {
    std::size_t low = 0;
    std::size_t high = own.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (record.chunks[own[middle]].finishedNs > time)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

Nanoseconds frozenWithin(const ProcessRecord& process, Nanoseconds from, Nanoseconds until) {
    Nanoseconds sum = 0;
    for (const FrozenStretch& frozen : process.freezes) {
        const TimeSpan part = within(frozen, from, until);
        sum += std::max<Nanoseconds>(0, part.until - part.from);
    }
    return sum;
}

std::vector<TimeSpan> frozenInChunks(const RunRecord& record, const ProcessRecord& process) {
    std::vector<TimeSpan> parts;
    if (process.freezes.empty())
        return parts;
    const ProcessChunks& own = record.index.of(process.number);
    for (const FrozenStretch& frozen : process.freezes) {
        for (std::size_t at = chunkAt(record, own, frozen.fromNs); at < own.size(); ++at) {
            const ChunkEvent& chunk = record.chunks[own[at]];
            const TimeSpan part = within(frozen, chunk.startedNs, chunk.finishedNs);
            if (part.from >= chunk.finishedNs || part.until <= chunk.startedNs)
                break;
            if (part.until > part.from)
                parts.push_back(part);
        }
    }
    return parts;
}

FrozenTime frozenTime(const RunRecord& record) {
    FrozenTime time;
    for (const ProcessRecord& process : record.processes) {
        const Nanoseconds own = frozenWithin(process, 0, endOf(record));
        time.all += own;
        time.processes += own > 0 ? 1 : 0;
        if (own > time.longestNs) {
            time.longest = process.number;
            time.longestNs = own;
        }
    }
    return time;
}

} // namespace poolscope
