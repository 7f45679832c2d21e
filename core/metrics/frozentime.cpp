#include "core/metrics/frozentime.h"

#include <algorithm>

namespace poolscope {

namespace {

/// The part of @p frozen between @p from and @p until; of no length or less if there is none.
FrozenStretch within(const FrozenStretch& frozen, Nanoseconds from, Nanoseconds until) {
    return {std::max(frozen.fromNs, from), std::min(frozen.untilNs.value_or(until), until)};
}

Nanoseconds lengthOf(const FrozenStretch& part) {
    return std::max<Nanoseconds>(0, *part.untilNs - part.fromNs);
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
    for (const FrozenStretch& frozen : process.freezes)
        sum += lengthOf(within(frozen, from, until));
    return sum;
}

std::vector<FrozenStretch> frozenInChunks(const RunRecord& record, const ProcessRecord& process) {
    std::vector<FrozenStretch> parts;
    if (process.freezes.empty())
        return parts;
    const ProcessChunks& own = record.index.of(process.number);
    for (const FrozenStretch& frozen : process.freezes) {
        for (std::size_t at = chunkAt(record, own, frozen.fromNs); at < own.size(); ++at) {
            const ChunkEvent& chunk = record.chunks[own[at]];
            const FrozenStretch part = within(frozen, chunk.startedNs, chunk.finishedNs);
            if (part.fromNs >= chunk.finishedNs || part.untilNs <= chunk.startedNs)
                break;
            if (lengthOf(part) > 0)
                parts.push_back(part);
        }
    }
    return parts;
}

Nanoseconds timeFrozenInChunks(const RunRecord& record, const ProcessRecord& process) {
    Nanoseconds sum = 0;
    for (const FrozenStretch& part : frozenInChunks(record, process))
        sum += lengthOf(part);
    return sum;
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
