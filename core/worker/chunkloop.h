#pragma once

#include "core/board/claim.h"

#include <cstdint>

namespace poolscope {

/// Claims chunk after chunk for one process and computes them, keeping its slot on the board true.
class ChunkLoop {
public:
    ChunkLoop(const Board& board, std::uint32_t slot);

    /// Draws chunks until all numbers are drawn.
    void drawAll();
    /// Looks through the whole table for chunks that were freed, and computes those it gets.
    void lookForFreed();

private:
    void compute(std::uint64_t index);
    /// The numbers @p from … @p to − 1 of a chunk, counted from its first.
    void computePart(const PositionRange& chunk, std::uint64_t from, std::uint64_t to);
    void computeWithFaults(const PositionRange& chunk);
    void beginCpuTime();
    void accountCpuTime(std::int64_t finishedNs);

    template<typename Claim>
    void run(Claim claim);

    const Board& m_board;
    ProcessSlot& m_me;
    Claimer m_claimer;
    // CPU time is read at most every few microseconds, over as many chunks as fit in between.
    std::int64_t m_stretchStartNs = 0;
    std::int64_t m_stretchStartCpuNs = 0;
    std::int64_t m_inChunksNs = 0;
};

} // namespace poolscope
