#pragma once

#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

/// How long the processes of a run were frozen, in ns.
struct FrozenTime {
    Nanoseconds all = 0;       ///< of all processes together
    int processes = 0;         ///< that ever were
    int longest = 0;           ///< the number of the process that was longest; 0: none
    Nanoseconds longestNs = 0; ///< how long that was
};

/// A stretch of time, in ns from the run's start.
struct TimeSpan {
    Nanoseconds from = 0;
    Nanoseconds until = 0;
};

/// How long @p process was frozen between @p from and @p until.
[[nodiscard]] Nanoseconds frozenWithin(const ProcessRecord& process, Nanoseconds from,
                                       Nanoseconds until);

/// When it was frozen in chunks that it finished. Costs a binary search per stretch.
[[nodiscard]] std::vector<TimeSpan> frozenInChunks(const RunRecord& record,
                                                   const ProcessRecord& process);

[[nodiscard]] FrozenTime frozenTime(const RunRecord& record);

} // namespace poolscope
