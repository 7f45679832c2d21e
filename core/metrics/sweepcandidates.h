#pragma once

#include "core/metrics/recommendation.h"
#include "core/record/sweeprecord.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace poolscope {

/// What of a sweep is held against each other: the serial time, if that was measured, then all
/// points. Who is left out, or must not be recommended, has no runs, but keeps its place.
struct SweepCandidates {
    std::vector<Candidate> all;
    bool hasSerial = false; ///< the first one is the serial time

    [[nodiscard]] std::size_t ofPoint(std::size_t point) const {
        return point + (hasSerial ? 1 : 0);
    }
};

/// Blocks of @p sweep by which it is decided: those of its last stage that has decided something;
/// of a sweep that was stopped, also the one that was not complete.
[[nodiscard]] int decidingBlocks(const SweepRecord& sweep);

/// The candidates of @p sweep with the runs of that stage; of its points those for which @p isIn is
/// true, and that were not left out while it went on.
[[nodiscard]] SweepCandidates candidatesOf(const SweepRecord& sweep,
                                           const std::function<bool(const SweepSetting&)>& isIn);

/// The logarithm of a time in ns.
[[nodiscard]] double logTime(double ns);

} // namespace poolscope
