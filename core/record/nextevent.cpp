#include "core/record/nextevent.h"

#include <algorithm>

namespace poolscope {

namespace {

/// Shows @p see the times of a process that can be the nearest to the moment: chunks that end or
/// begin around it, from the last one that ended before it to the first one that ends after it.
template<typename See>
void seeTimesOf(const ProcessRecord& process, const Moment& moment, See see) {
    see(process.readyNs.value_or(0));
    see(process.endedNs.value_or(0));
    const RunRecord& record = moment.record();
    const ProcessChunks& own = record.index.of(process.number);
    const auto seeChunk = [&](std::size_t at) {
        const ChunkEvent& chunk = record.chunks[own[at]];
        see(chunk.startedNs);
        see(chunk.finishedNs);
        return chunk.finishedNs < moment.time();
    };
    const std::size_t done = moment.chunksDone(process.number);
    // Chunks that took no time may all have ended just now.
    for (std::size_t at = done; at > 0 && !seeChunk(at - 1);)
        --at;
    if (done < own.size())
        seeChunk(done);
}

} // namespace

Nanoseconds nextEvent(const Moment& moment) {
    Nanoseconds next = endOf(moment.record());
    for (const ProcessRecord& process : moment.record().processes) {
        seeTimesOf(process, moment, [&next, &moment](Nanoseconds time) {
            if (time > moment.time())
                next = std::min(next, time);
        });
    }
    return next;
}

Nanoseconds previousEvent(const Moment& moment) {
    Nanoseconds previous = 0;
    for (const ProcessRecord& process : moment.record().processes) {
        seeTimesOf(process, moment, [&previous, &moment](Nanoseconds time) {
            if (time < moment.time())
                previous = std::max(previous, time);
        });
    }
    return previous;
}

} // namespace poolscope
