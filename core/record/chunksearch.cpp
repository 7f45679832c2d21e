#include "core/record/chunksearch.h"

#include <algorithm>

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

/// The first number below @p count that @p isBeyond; @p count: none is. Looks around @p near first,
/// in steps that double: what is asked for is mostly near.
template<typename IsBeyond>
std::size_t partitionPoint(std::size_t count, std::size_t near, IsBeyond isBeyond) {
    std::size_t low = 0;
    std::size_t high = count;
    near = std::min(near, high);
    std::size_t step = 1;
    if (near < high && !isBeyond(near)) {
        for (low = near + 1; step < high - low && !isBeyond(low + step); step *= 2)
            low += step + 1;
        high = std::min(high, low + step);
    } else {
        for (high = near; step < high - low && isBeyond(high - step); step *= 2)
            high -= step;
        low = std::max(low, high - std::min(high, step));
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (isBeyond(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

std::size_t chunksFinishedBy(const RunRecord& record, int process, Nanoseconds time,
                             std::size_t near) {
    const ProcessChunks& own = record.index.of(process);
    return partitionPoint(own.size(), near, [&record, &own, time](std::size_t at) {
        return record.chunks[own[at]].finishedNs > time;
    });
}

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
