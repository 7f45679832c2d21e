#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/record/sweeprecord.h"

#include <vector>

namespace poolscope {

/// The charts of a sweep.
enum class SweepChart {
    Speedup,    ///< by processes
    Time,       ///< by processes
    Efficiency, ///< by processes
    ChunkSize,  ///< against time
};

/// Which points of a sweep a chart shows: charts by processes those of one schedule, the chart of
/// chunk sizes those of one process count.
struct SweepCurve {
    Schedule schedule;
    int processes = 1;

    friend bool operator==(const SweepCurve&, const SweepCurve&) = default;
};

/// The schedules of @p sweep: fixed chunks by their size, then the others.
[[nodiscard]] std::vector<Schedule> schedulesOf(const SweepRecord& sweep);

/// Whether its points have chunks: another program need not be told a chunk size.
[[nodiscard]] bool hasChunks(const SweepRecord& sweep);

/// The process counts of @p sweep, in rising order.
[[nodiscard]] std::vector<int> countsOf(const SweepRecord& sweep);

/// The curve through the point that is recommended, or else fastest, or else first.
[[nodiscard]] SweepCurve curveOf(const SweepRecord& sweep, const SweepSummary& summary);

/// @p curve if @p sweep has its schedule and its count; what it lacks is as in @p otherwise.
[[nodiscard]] SweepCurve curveIn(const SweepRecord& sweep, SweepCurve curve,
                                 const SweepCurve& otherwise);

} // namespace poolscope
