#include "core/record/runrecord.h"

namespace poolscope {

namespace {

/// A chunk of @p map within the whole run.
Chunk placed(Chunk chunk, const MapRecord& map) {
    chunk.index += map.firstChunk;
    chunk.position += map.firstPosition;
    return chunk;
}

} // namespace

std::optional<Chunk> plannedChunk(const RunRecord& record, quint64 index) {
    for (const MapRecord& map : record.maps) {
        if (map.plan && index >= map.firstChunk && index - map.firstChunk < map.plan->chunks())
            return placed(map.plan->chunk(index - map.firstChunk), map);
    }
    return std::nullopt;
}

std::optional<Chunk> plannedChunkAt(const RunRecord& record, quint64 position) {
    for (const MapRecord& map : record.maps) {
        if (map.plan && position >= map.firstPosition &&
            position - map.firstPosition < map.plan->size())
            return placed(map.plan->chunkAt(position - map.firstPosition), map);
    }
    return std::nullopt;
}

quint64 plannedUniformCount(const RunRecord& record) {
    const bool isPlanned = record.maps.size() == 1 && record.maps.front().plan;
    return isPlanned ? record.maps.front().plan->uniformCount() : 0;
}

quint64 positionsOf(const RunRecord& record) {
    if (record.maps.empty())
        return record.config.input.size;
    const MapRecord& last = record.maps.back();
    return last.firstPosition + last.size;
}

double shareDone(const RunRecord& record) {
    quint64 size = 0;
    for (const MapRecord& map : record.maps)
        size += map.size;
    quint64 done = 0;
    for (const ProcessRecord& process : record.processes) {
        const bool isAtWork = process.current && !process.endedNs;
        done += process.items + (isAtWork ? process.current->itemsDone : 0);
    }
    return size == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(size);
}

} // namespace poolscope
