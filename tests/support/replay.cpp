#include "tests/support/replay.h"

#include "tests/support/recordbuilder.h"

#include <algorithm>

namespace poolscope {

namespace {

/// How many of @p count numbers would be done at @p time if all took equally long.
quint64 itemsDoneAt(Nanoseconds from, Nanoseconds until, quint64 count, Nanoseconds time) {
    const auto span = static_cast<double>(std::max<Nanoseconds>(1, until - from));
    const double share = static_cast<double>(time - from) / span;
    return static_cast<quint64>(std::clamp(share, 0.0, 1.0) * static_cast<double>(count));
}

/// The chunk that it was at then.
std::optional<ChunkInProgress> currentAt(const RunRecord& whole, const ProcessRecord& process,
                                         Nanoseconds time) {
    for (const ChunkEvent& chunk : whole.chunks) {
        if (static_cast<int>(chunk.process) != process.number || chunk.finishedNs <= time)
            continue;
        if (chunk.startedNs > time)
            return std::nullopt; // the next one
        return ChunkInProgress{chunk.index, chunk.position, chunk.count,
                               itemsDoneAt(chunk.startedNs, chunk.finishedNs, chunk.count, time),
                               chunk.startedNs};
    }
    if (process.endedNs && *process.endedNs <= time)
        return process.current;
    for (const LostAttempt& lost : whole.lostAttempts) {
        const Nanoseconds begun = lost.startedNs.value_or(lost.endedNs);
        if (lost.process == process.number && begun <= time)
            return ChunkInProgress{lost.index, lost.position, lost.count,
                                   itemsDoneAt(begun, lost.endedNs, lost.itemsDone, time),
                                   lost.startedNs};
    }
    return std::nullopt;
}

ProcessRecord processAt(const RunRecord& whole, const ProcessRecord& process, Nanoseconds time) {
    ProcessRecord then;
    then.number = process.number;
    then.lane = process.lane;
    then.machine = process.machine;
    then.pid = process.pid;
    then.spawnedNs = process.spawnedNs;
    then.replaces = process.replaces;
    if (process.readyNs && *process.readyNs <= time)
        then.readyNs = process.readyNs;
    if (process.endedNs && *process.endedNs <= time) {
        then.endedNs = process.endedNs;
        then.end = process.end;
        then.signal = process.signal;
        then.exitCode = process.exitCode;
    }
    for (const ChunkEvent& chunk : whole.chunks) {
        if (static_cast<int>(chunk.process) != process.number || chunk.finishedNs > time)
            continue;
        ++then.chunks;
        then.items += chunk.count;
        then.busyNs += chunk.finishedNs - chunk.startedNs;
    }
    // CPU time is known for the whole only: it is taken to have passed evenly.
    const double share =
        process.busyNs > 0 ? static_cast<double>(then.busyNs) / static_cast<double>(process.busyNs)
                           : 0.0;
    then.cpuNs = then.chunks == process.chunks
                     ? process.cpuNs
                     : static_cast<Nanoseconds>(share * static_cast<double>(process.cpuNs));
    then.current = currentAt(whole, process, time);
    return then;
}

} // namespace

RunRecord replayed(const RunRecord& whole, Nanoseconds time) {
    if (time >= endOf(whole))
        return whole;
    time = std::max<Nanoseconds>(0, time);
    RunRecord then;
    then.config = whole.config;
    then.machines = whole.machines;
    then.maps = whole.maps;
    then.startedAt = whole.startedAt;
    then.chunksPlanned = whole.chunksPlanned;
    then.serialNs = whole.serialNs;
    then.results = whole.results;
    then.nowNs = time;
    for (const ProcessRecord& process : whole.processes) {
        if (process.spawnedNs > time)
            break; // they are started in the order of their numbers
        then.processes.push_back(processAt(whole, process, time));
    }
    for (const ChunkEvent& chunk : whole.chunks) {
        if (chunk.finishedNs <= time)
            addChunk(then, chunk);
    }
    std::copy_if(whole.lostAttempts.begin(), whole.lostAttempts.end(),
                 std::back_inserter(then.lostAttempts),
                 [time](const LostAttempt& lost) { return lost.endedNs <= time; });
    return then;
}

} // namespace poolscope
