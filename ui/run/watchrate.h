#pragma once

#include "core/base/nanoseconds.h"

#include <algorithm>

namespace poolscope {

/// The largest share of the machine that watching a run may take.
inline constexpr int WatchPercent = 3;
inline constexpr int FastestWatchMs = 33;
inline constexpr int SlowestWatchMs = 1000;

/// How long to wait between two looks at a run, in ms, if a look with all the drawing that follows
/// from it takes @p cost of CPU time and the machine has @p cores.
[[nodiscard]] constexpr int watchIntervalMs(Nanoseconds cost, int cores) {
    // Bounded, so that an absurd cost does not overflow.
    const Nanoseconds bounded = std::clamp<Nanoseconds>(cost, 0, 1000 * NsPerSecond);
    const Nanoseconds interval = bounded * 100 / (WatchPercent * std::max(cores, 1));
    return static_cast<int>(std::clamp<Nanoseconds>((interval + NsPerMs - 1) / NsPerMs,
                                                    FastestWatchMs, SlowestWatchMs));
}

} // namespace poolscope
