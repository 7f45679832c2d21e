#pragma once

#include "core/record/runrecord.h"

namespace poolscope {

/// How many of its chunks @p process (from 1) had finished at @p time: among its own, the one at
/// that place is what it was at then, or next. Looks around @p near first.
[[nodiscard]] std::size_t chunksFinishedBy(const RunRecord& record, int process, Nanoseconds time,
                                           std::size_t near = 0);

/// The index of the first finished chunk that reaches beyond @p position of the input, or some
/// index before it of chunks that are not finished. Chunks lie in the input as their indexes follow
/// each other; looks at few of them.
[[nodiscard]] std::size_t firstChunkBeyond(const RunRecord& record, quint64 position);

/// The chunk with number @p index, be it planned, finished, lost or at work; nothing if none of
/// that is known.
[[nodiscard]] std::optional<Chunk> chunkNumbered(const RunRecord& record, quint64 index);
/// The same for the chunk that the number at @p position is in.
[[nodiscard]] std::optional<Chunk> chunkAt(const RunRecord& record, quint64 position);

} // namespace poolscope
