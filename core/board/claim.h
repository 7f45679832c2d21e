#pragma once

#include "core/board/board.h"
#include "core/board/chunkstate.h"

#include <cstdint>
#include <optional>

// How a worker process comes by its chunks, without a lock. Step by step:
//
//   draw    one atomic add gives a chunk number that nobody else draws
//   own     compare-and-swap free → owned by me; if that fails, draw again
//   stamp   the start, by the owner's own clock
//   …       the work; results are written in place
//   finish  stamp the end, then swap owned → done
//
// Owning acquires and finishing releases: who reads *done* reads stamps and results whole. Should
// a process die, the driver frees what it owned (see release()) and tells others to look.

namespace poolscope {

/// The chunk that the process of a slot owns and has not finished; nothing if there is none. Exact
/// once the process is dead; of a living one it is a glance.
[[nodiscard]] std::optional<std::uint64_t> unfinishedChunk(const Board& board, std::uint32_t slot);

/// Frees a chunk whose owner is dead: its stamps go first, then the state with one more failed
/// attempt. Only by the driver, and only after it has read what it needs.
void releaseChunk(ChunkSlot& chunk);

/// The steps of releaseChunk().
class Releaser {
public:
    explicit Releaser(ChunkSlot& chunk)
        : m_chunk(chunk) {}

    void clearStamps();
    void markFree();

private:
    ChunkSlot& m_chunk;
};

/// One worker process's way to the chunks of a board.
class Claimer {
public:
    /// @p slot: index of the process slot that is this process's own.
    Claimer(const Board& board, std::uint32_t slot);

    /// Draws until a chunk is owned; nothing when all numbers are drawn.
    [[nodiscard]] std::optional<std::uint64_t> claimNext();
    /// Owns the first free chunk from where the last look ended; nothing when the table's end is
    /// reached, and the next look starts over.
    [[nodiscard]] std::optional<std::uint64_t> claimFreed();
    /// The chunk owned last is done: stamps its end, publishes it and its results, and returns the
    /// stamp.
    std::int64_t finish(std::uint64_t index);

    // The steps of all this, each with at most one effect that others act upon; claimorder.h holds
    // their order. Public so that their interleavings can be checked one by one; everybody else
    // uses the three above.

    /// The next chunk number; at or above the number of chunks when all are drawn.
    [[nodiscard]] std::uint64_t draw();
    /// Says which chunk is about to be owned: should this process die right after owning it, the
    /// driver finds it.
    void announce(std::uint64_t index);
    [[nodiscard]] std::uint32_t readState(std::uint64_t index) const;
    /// Swaps the state @p word, if it is still that and free, for owned by this process.
    [[nodiscard]] bool swapToOwned(std::uint64_t index, std::uint32_t word);
    void stampStart(std::uint64_t index);
    /// Makes the chunk the newest of this process's chain.
    void link(std::uint64_t index);
    std::int64_t stampEnd(std::uint64_t index);
    void publish(std::uint64_t index);

private:
    const Board& m_board;
    ProcessSlot& m_me;
    std::uint32_t m_slot;
    std::uint64_t m_lookedAt = 0;
};

} // namespace poolscope
