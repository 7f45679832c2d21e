#pragma once

#include "core/base/nanoseconds.h"
#include "core/machine/systemfiles.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace poolscope {

/// How some cores were used up to a moment. Two of these tell what others used in between.
struct CoreUse {
    std::int64_t atNs = 0; ///< monotonic
    int cores = 0;
    Nanoseconds idleNs = 0; ///< of all these cores, since the machine was started; in clock ticks
    /// CPU time of this program and of what it started, once that has ended, on whatever core.
    Nanoseconds ownNs = 0;
    /// Processes and threads of the machine that had or wanted a core at that moment, with the one
    /// that asks; nothing: not told.
    std::optional<int> running = {};
};

/// The cores that this program may run on, by their numbers; empty: the system does not tell.
[[nodiscard]] std::vector<int> allowedCoreNumbers();

/// Of @p cores, of all if that is empty; one read of /proc/stat. Nothing where the system does not
/// count: no /proc, or one that shows nothing but zeros.
[[nodiscard]] std::optional<CoreUse> readCoreUse(const std::vector<int>& cores,
                                                 const SystemFolders& folders = {});

/// CPU time that others used of the same cores between two moments: neither idle nor our own, so
/// what other virtual machines took is in it. Off by a clock tick for each core at most, so it may
/// be below 0; over stretches that follow each other that evens out.
[[nodiscard]] Nanoseconds usedByOthers(const CoreUse& from, const CoreUse& until);

} // namespace poolscope
