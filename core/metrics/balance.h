#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

/// How evenly the work was spread over the lanes.
struct Balance {
    double value = 0.0;        ///< mean time in chunks / longest, 0 … 1: 1 is even
    int busiestLane = 0;       ///< from 1
    Nanoseconds busiestNs = 0; ///< time that lane worked in chunks
};

/// Load balance as in the POP metrics (https://co-design.pop-coe.eu/metrics/): the lanes' mean time
/// in finished chunks, without what they were frozen, / the longest. Nothing before the first
/// finished chunk.
[[nodiscard]] std::optional<Balance> balance(const RunRecord& record);

} // namespace poolscope
