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

/// Frees a chunk whose owner is dead: its stamps go first, then the state with one more failed
/// attempt. Only by the driver, and only after it has read what it needs.
void releaseChunk(ChunkSlot& chunk);

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

private:
    [[nodiscard]] bool own(std::uint64_t index);

    const Board& m_board;
    ProcessSlot& m_me;
    std::uint32_t m_slot;
    std::uint64_t m_lookedAt = 0;
};

} // namespace poolscope
