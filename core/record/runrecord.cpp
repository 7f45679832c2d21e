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

} // namespace poolscope
