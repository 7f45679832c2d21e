#pragma once

#include "core/config/runconfig.h"

#include <QtGlobal>

#include <vector>

namespace poolscope {

/// A run of consecutive positions of the input, 0 … size − 1; the worker processes take chunks in
/// the order of their indices.
struct Chunk {
    quint64 index = 0;
    quint64 position = 0; ///< of its first number
    quint64 count = 0;    ///< how many numbers

    friend bool operator==(const Chunk&, const Chunk&) = default;
};

/// Which chunks an input is cut into. Chunks that are all alike take no memory, however many.
class ChunkPlan {
public:
    /// Cuts @p config.input.size numbers by @p config.schedule for @p config.processes.
    explicit ChunkPlan(const RunConfig& config);
    /// Cuts @p size numbers into chunks of @p uniformCount, at least 1, and a last one of the rest.
    ChunkPlan(quint64 size, quint64 uniformCount);
    /// Cuts @p size numbers at these positions, which rise from 0; none if there are no numbers.
    ChunkPlan(quint64 size, std::vector<quint64> positions);

    [[nodiscard]] quint64 size() const { return m_size; }

    [[nodiscard]] quint64 chunks() const { return m_chunks; }

    /// The chunk at @p index, 0 … chunks() − 1.
    [[nodiscard]] Chunk chunk(quint64 index) const;

    /// The chunk that the number at @p position is in, 0 … size() − 1.
    [[nodiscard]] Chunk chunkAt(quint64 position) const;

    /// The length of every chunk but perhaps the last; 0 if they differ or there is none.
    [[nodiscard]] quint64 uniformCount() const { return m_uniformCount; }

private:
    quint64 m_size = 0;
    quint64 m_chunks = 0;
    quint64 m_uniformCount = 0;
    std::vector<quint64> m_positions; ///< of each chunk's first number; empty if uniform
};

/// Chunks of one length, as in "14 chunks of 7, one of 2".
struct ChunkGroup {
    quint64 chunks = 0;
    quint64 count = 0;

    friend bool operator==(const ChunkGroup&, const ChunkGroup&) = default;
};

/// The plan's chunks grouped by length, in the order in which the lengths first appear.
[[nodiscard]] std::vector<ChunkGroup> chunkGroups(const ChunkPlan& plan);

} // namespace poolscope
