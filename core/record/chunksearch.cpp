#include "core/record/chunksearch.h"

namespace poolscope {

std::size_t firstChunkBeyond(const RunRecord& record, quint64 position) {
    std::size_t low = 0;
    std::size_t high = record.index.chunks();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        // Of a chunk that is not finished, nothing is known: the next one has to tell.
        std::size_t at = middle;
        std::optional<quint32> place = record.index.placeOf(at);
        while (!place && ++at < high)
            place = record.index.placeOf(at);
        if (!place) {
            high = middle;
            continue;
        }
        const ChunkEvent& chunk = record.chunks[*place];
        if (chunk.position + chunk.count > position)
            high = middle;
        else
            low = at + 1;
    }
    return low;
}

} // namespace poolscope
