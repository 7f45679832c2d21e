#pragma once

#include "core/record/runrecord.h"
#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

namespace poolscope {

/// Where the time of each lane went: a bar per lane, a colour per part of its time; parts that no
/// lane has are left out.
[[nodiscard]] BarChartData lossesChart(const RunRecord& record, const Theme& theme);

} // namespace poolscope
