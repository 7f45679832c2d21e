#pragma once

#include "core/record/runrecord.h"
#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

namespace poolscope {

/// Where the time of each lane went, in ms: a bar per lane, a colour per kind of loss. Of many
/// lanes only the first 32 are shown; kinds that no lane has are left out.
[[nodiscard]] BarChartData lossesChart(const RunRecord& record, const Theme& theme);

} // namespace poolscope
