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

/// How long @p process was frozen between @p from and @p until.
[[nodiscard]] Nanoseconds frozenWithin(const ProcessRecord& process, Nanoseconds from,
                                       Nanoseconds until);

/// When it was frozen in chunks that it finished, each stretch with its end. Costs a binary search
/// per stretch.
[[nodiscard]] std::vector<FrozenStretch> frozenInChunks(const RunRecord& record,
                                                        const ProcessRecord& process);
/// How long that was in all.
[[nodiscard]] Nanoseconds timeFrozenInChunks(const RunRecord& record, const ProcessRecord& process);

[[nodiscard]] FrozenTime frozenTime(const RunRecord& record);

} // namespace poolscope
