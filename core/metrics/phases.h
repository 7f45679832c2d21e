#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

class ChunkTally;

/// A finished run's wall time in its three parts, which add up to it exactly.
struct Phases {
    Nanoseconds untilFirstChunk = 0; ///< run start until the first finished chunk was started
    Nanoseconds map = 0;             ///< from there until the last finished chunk ended
    Nanoseconds closeJoin = 0;       ///< from there until every process has ended
};

/// Nothing while the run goes on. A run without a finished chunk is all untilFirstChunk until the
/// map was done (size 0), or until its end.
/// @p tally: of the record's chunks.
[[nodiscard]] std::optional<Phases> phases(const RunRecord& record, const ChunkTally& tally);

/// From the run's start until all lanes had a process that was ready, in ns; nothing if one never
/// had.
[[nodiscard]] std::optional<Nanoseconds> untilReady(const RunRecord& record);

} // namespace poolscope
