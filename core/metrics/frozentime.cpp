#include "core/metrics/frozentime.h"

#include "core/record/chunksearch.h"

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
        std::size_t at = chunksFinishedBy(record, process.number, frozen.fromNs);
        for (; at < own.size(); ++at) {
            const ChunkEvent& chunk = record.chunks[own[at]];
            if (frozen.untilNs && chunk.startedNs >= *frozen.untilNs)
                break;
            const FrozenStretch part = within(frozen, chunk.startedNs, chunk.finishedNs);
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
