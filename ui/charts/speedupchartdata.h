#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/speeduphistory.h"
#include "ui/style/palette.h"

namespace poolscope {

/// Median speedups by process count, a line for each series that is shown; the spread of several
/// runs of one count, from the least to the greatest; disturbed runs hollow and beside the lines;
/// and the ideal line: the number of processes, for CPU work at most the usable cores.
[[nodiscard]] LineChartData speedupChart(const SpeedupHistory& history, const Theme& theme);

/// What the chart shows, for below a picture of it. Empty if it shows nothing.
[[nodiscard]] QString speedupCaption(const SpeedupHistory& history);

/// What to call a series among others: "chunks of 7", "as Pool.map".
[[nodiscard]] QString seriesName(const Schedule& schedule);

} // namespace poolscope
