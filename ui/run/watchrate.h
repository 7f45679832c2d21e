#pragma once

#include "core/base/nanoseconds.h"

#include <algorithm>

namespace poolscope {

/// The largest share of the machine that this program's watching may take. What it costs the run is
/// more: the window server draws for a quarter of that again, and the processes lose their caches
/// and cores for a moment. Of 2 % a run on all cores feels some 3, of 3 % it felt 4 to 5.
inline constexpr int WatchPercent = 2;
inline constexpr int FastestWatchMs = 33;
inline constexpr int SlowestWatchMs = 1000;

/// How long to wait between two looks at a run, in ms, if a look with all the drawing that follows
/// from it takes @p cost of CPU time and the machine has @p cores.
[[nodiscard]] constexpr int watchIntervalMs(Nanoseconds cost, int cores) {
    // Bounded, so that an absurd cost does not overflow.
    const Nanoseconds bounded = std::clamp<Nanoseconds>(cost, 0, 1000 * NsPerSecond);
    const Nanoseconds interval = bounded * 100 / WatchPercent / std::max(cores, 1);
    return static_cast<int>(std::clamp<Nanoseconds>((interval + NsPerMs - 1) / NsPerMs,
                                                    FastestWatchMs, SlowestWatchMs));
}

} // namespace poolscope
