#pragma once

#include "core/base/framebudget.h"
#include "core/plan/chunkplan.h"
#include "core/simulated/tickscale.h"

namespace poolscope {

/// The chunks of a run in the order in which they are drawn, each with the time that its numbers
/// take on a core, or waiting. One is looked at after the other, so they take no memory.
class ChunkWork {
public:
    ChunkWork(const RunConfig& config, const TickScale& scale);

    /// Whether all chunks are taken.
    [[nodiscard]] bool isEmpty() const { return m_next == m_plan.chunks(); }

    /// Whether the next chunk's work is known. There is one; it may have many numbers, each to be
    /// weighed: false if @p budget was used up before.
    [[nodiscard]] bool isWeighed(FrameBudget& budget);

    /// The next chunk's work; it isWeighed().
    [[nodiscard]] Ticks take();

    /// The index of the next chunk.
    [[nodiscard]] quint64 next() const { return m_next; }

    [[nodiscard]] Chunk chunk(quint64 index) const { return m_plan.chunk(index); }

    /// Of all chunks taken: the serial time, once isEmpty().
    [[nodiscard]] Ticks total() const { return m_total; }

private:
    WorkSpec m_work;
    TickScale m_scale;
    ChunkPlan m_plan;
    quint64 m_next = 0;    ///< index
    quint64 m_weighed = 0; ///< numbers of the next chunk
    double m_weight = 0.0; ///< theirs
    Ticks m_total = 0;
};

/// At most how long the work of @p config takes one core, in ns.
[[nodiscard]] double longestWork(const RunConfig& config);

} // namespace poolscope
