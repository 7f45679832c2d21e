#pragma once

#include "core/metrics/interval.h"

#include <optional>

namespace poolscope {

/// The serial fraction that a @p speedup with @p processes would have by Amdahl's law (Karp and
/// Flatt 1990): (1/S − 1/P) / (1 − 1/P). Below 0 where it is faster than ideal, above 1 where
/// slower than serial. It falls with S, so that the interval's ends change places. Nothing for one
/// process.
[[nodiscard]] inline std::optional<Estimate> karpFlatt(const Estimate& speedup, int processes) {
    if (processes < 2)
        return std::nullopt;
    const double share = 1.0 / processes;
    const auto fraction = [share](double s) { return (1 / s - share) / (1 - share); };
    Estimate found{fraction(speedup.value), std::nullopt};
    if (speedup.interval)
        found.interval = {fraction(speedup.interval->high), fraction(speedup.interval->low)};
    return found;
}

} // namespace poolscope
