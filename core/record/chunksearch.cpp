#include "core/record/chunksearch.h"

namespace poolscope {

namespace {

/// The first chunk that a process is at, or lost, and that @p isWanted.
template<typename Wanted>
std::optional<Chunk> unfinishedChunk(const RunRecord& record, const Wanted& isWanted) {
    for (const ProcessRecord& process : record.processes) {
        if (!process.current)
            continue;
        const Chunk chunk{process.current->index, process.current->position,
                          process.current->count};
        if (isWanted(chunk))
            return chunk;
    }
    for (const LostAttempt& lost : record.lostAttempts) {
        if (const Chunk chunk{lost.index, lost.position, lost.count}; isWanted(chunk))
            return chunk;
    }
    return std::nullopt;
}

Chunk chunkOf(const ChunkEvent& event) {
    return {event.index, event.position, event.count};
}

} // namespace

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

std::optional<Chunk> chunkNumbered(const RunRecord& record, quint64 index) {
    if (const auto planned = plannedChunk(record, index))
        return planned;
    if (const auto place = record.index.placeOf(index))
        return chunkOf(record.chunks[*place]);
    return unfinishedChunk(record, [index](const Chunk& chunk) { return chunk.index == index; });
}

std::optional<Chunk> chunkAt(const RunRecord& record, quint64 position) {
    if (const auto planned = plannedChunkAt(record, position))
        return planned;
    const auto isIn = [position](const Chunk& chunk) {
        return position >= chunk.position && position - chunk.position < chunk.count;
    };
    for (std::size_t at = firstChunkBeyond(record, position); at < record.index.chunks(); ++at) {
        const std::optional<quint32> place = record.index.placeOf(at);
        if (!place)
            continue;
        const Chunk chunk = chunkOf(record.chunks[*place]);
        if (isIn(chunk))
            return chunk;
        break; // those behind lie behind
    }
    return unfinishedChunk(record, isIn);
}

} // namespace poolscope
