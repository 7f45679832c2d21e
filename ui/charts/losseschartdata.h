#pragma once

#include "core/record/runrecord.h"
#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

namespace poolscope {

struct RunSummary;

/// Where the time of each lane went, by the summary of the record: a bar per lane, a colour per
/// part of its time; parts that no lane has are left out.
[[nodiscard]] BarChartData lossesChart(const RunRecord& record, const RunSummary& summary,
                                       const Theme& theme);

} // namespace poolscope
