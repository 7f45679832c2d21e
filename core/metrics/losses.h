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
    Nanoseconds lost = 0; ///< chunks not finished, and from a death until its replacement is ready

    [[nodiscard]] Nanoseconds total() const {
        return useful + offCore + startUp + waiting + tail + lost;
    }

    Losses& operator+=(const Losses& other);
    friend bool operator==(const Losses&, const Losses&) = default;
};

/// The losses of every lane, in the order of the lanes; each adds up to endOf(record). @p tally: of
/// the record's chunks.
[[nodiscard]] std::vector<Losses> lossesByLane(const RunRecord& record, const ChunkTally& tally);

} // namespace poolscope
