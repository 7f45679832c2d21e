#pragma once

#include "core/metrics/losses.h"
#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

class ChunkTally;

/// What keeps a finished run from its ideal speedup: the core time that the ideal has and the run
/// did not use, by cause. Only what leaves a core idle counts: that four processes wait in turn for
/// two busy cores costs nothing. In ns of one core; the parts add up to ideal × wall − serial, but
/// for those that would be below 0.
struct Shortfall {
    /// Before a lane's first process was ready; and after all chunks were done, until the last was.
    Nanoseconds startUp = 0;
    Nanoseconds waiting = 0; ///< between chunks
    /// After a lane's last chunk, while others had one and would have had it if nobody had been
    /// frozen.
    Nanoseconds unequal = 0;
    Nanoseconds ending = 0; ///< after that: close and join
    /// Chunks not finished, until the replacement was ready; frozen, and waiting for who was.
    Nanoseconds lost = 0;
    Nanoseconds offCore = 0; ///< in chunks without a core that no lane of the run had: others did
    Nanoseconds slower = 0;  ///< more time in the squares than one process alone needs
};

/// For a finished run whose serial time is known. @p tally: of its chunks; @p lanes: where the time
/// of each lane went.
[[nodiscard]] Shortfall shortfall(const RunRecord& record, const ChunkTally& tally,
                                  const std::vector<LaneAccount>& lanes);

} // namespace poolscope
