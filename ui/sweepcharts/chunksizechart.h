#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/sweepcurve.h"

namespace poolscope {

/// Chunk size (a logarithmic axis) against time, of the points with @p processes: a line for chunks
/// of a fixed size; the schedules that cut into equal chunks by a rule stand where that rule puts
/// them.
[[nodiscard]] LineChartData chunkSizeChart(const SweepRecord& sweep, const SweepSummary& summary,
                                           int processes, const Theme& theme);

/// Which of those points have no one chunk size, so that the chart leaves them out; empty: none.
[[nodiscard]] QString leftOutText(const SweepRecord& sweep, int processes);

} // namespace poolscope
