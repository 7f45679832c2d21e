#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/sweepcurve.h"

namespace poolscope {

/// What @p chart shows of a sweep: the points of @p curve. Medians with 95 % intervals; runs that
/// do not count are hollow; by processes also the ideal and the cores, with the speedups the law
/// that fits them, and with the times the serial one. Empty if there is nothing to show.
[[nodiscard]] LineChartData sweepChart(SweepChart chart, const SweepRecord& sweep,
                                       const SweepSummary& summary, const SweepCurve& curve,
                                       const Theme& theme);

/// What is to be read below that chart: the law that fits or why none does; what it leaves out.
/// Empty: nothing.
[[nodiscard]] QString sweepChartNote(SweepChart chart, const SweepRecord& sweep,
                                     const SweepSummary& summary, const SweepCurve& curve);

/// What the picture of that chart shows, to stand below it: the experiment, how many runs a point
/// stands for, and what its whisker means.
[[nodiscard]] QString sweepChartCaption(SweepChart chart, const SweepRecord& sweep,
                                        const SweepSummary& summary, const SweepCurve& curve);

} // namespace poolscope
