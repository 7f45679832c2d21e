#pragma once

#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

class ChunkTally;

/// Where the time of a lane, or of all lanes, went. The parts add up to the time exactly. In ns.
struct Losses {
    Nanoseconds useful = 0;  ///< CPU time in finished chunks; for waiting work all time in them
    Nanoseconds offCore = 0; ///< time in finished chunks without a core
    Nanoseconds startUp = 0; ///< run start until the lane's first process is ready
    Nanoseconds waiting = 0; ///< between chunks
    Nanoseconds tail = 0;    ///< after the lane's last chunk until the end; close and join included
    /// Chunks not finished, from a death until its replacement is ready, and all time in which the
    /// process was frozen, which counts nowhere else.
    Nanoseconds lost = 0;

    [[nodiscard]] Nanoseconds total() const {
        return useful + offCore + startUp + waiting + tail + lost;
    }

    Losses& operator+=(const Losses& other);
    friend bool operator==(const Losses&, const Losses&) = default;
};

/// A lane's time, and where in the run its beginning and its end lie.
struct LaneAccount {
    Losses losses;
    Nanoseconds startedUpNs = 0; ///< its first process was ready, or never came so far
    Nanoseconds tailFromNs = 0;  ///< its tail begins; the run's end if it has none
};

/// The account of every lane, in the order of the lanes; each adds up to endOf(record). @p tally:
/// of the record's chunks.
[[nodiscard]] std::vector<LaneAccount> accountsByLane(const RunRecord& record,
                                                      const ChunkTally& tally);

} // namespace poolscope
