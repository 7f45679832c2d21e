#pragma once

#include "core/record/sweeprecord.h"

#include <vector>

namespace poolscope {

/// Wall times of the runs of @p point that count, in ns, in the order of the blocks.
[[nodiscard]] std::vector<double> countedTimes(const SweepPoint& point);

/// Serial times that count, in ns.
[[nodiscard]] std::vector<double> serialTimes(const SweepRecord& sweep);

/// Whether the last run of @p point is nearer to the median than the one that is kept.
[[nodiscard]] bool isNearerToMedian(const SweepPoint& point);

/// Whether the 95 % interval of every point's median reaches at most @p precision to either side,
/// on average: a point without an interval is not known so well, one that always
/// fails never will be.
[[nodiscard]] bool isPrecise(const SweepRecord& sweep, double precision);

} // namespace poolscope
