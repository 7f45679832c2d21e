#include "core/record/runrecord.h"

namespace poolscope {

std::optional<Chunk> plannedChunk(const RunRecord& record, quint64 index) {
    for (const MapRecord& map : record.maps) {
        if (!map.plan || index < map.firstChunk || index - map.firstChunk >= map.plan->chunks())
            continue;
        Chunk chunk = map.plan->chunk(index - map.firstChunk);
        chunk.index += map.firstChunk;
        chunk.position += map.firstPosition;
        return chunk;
    }
    return std::nullopt;
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
