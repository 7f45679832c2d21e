#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/sweepcurve.h"

namespace poolscope {

/// Speedup, time or efficiency by processes, of the points with @p schedule.
[[nodiscard]] LineChartData scalingChart(SweepChart chart, const SweepRecord& sweep,
                                         const SweepSummary& summary, const Schedule& schedule,
                                         const Theme& theme);

/// Whether a law is drawn among the speedups of the points with @p schedule.
[[nodiscard]] bool showsFit(const SweepRecord& sweep, const SweepSummary& summary,
                            const Schedule& schedule);

/// In a line: "Universal Scalability Law: 2.7 % serial, 0.19 % cross-talk.", or why no law is
/// fitted to the speedups; empty if the fits are of another schedule, or there is nothing yet.
[[nodiscard]] QString fitText(const SweepRecord& sweep, const SweepSummary& summary,
                              const Schedule& schedule);

/// What that means, in sentences; empty likewise.
[[nodiscard]] QString fitMeaning(const SweepRecord& sweep, const SweepSummary& summary,
                                 const Schedule& schedule);

} // namespace poolscope
