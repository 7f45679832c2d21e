#pragma once

#include "ui/charts/barlayout.h"
#include "ui/style/palette.h"

class QPainter;

namespace poolscope {

/// Paints @p chart where @p layout has it, in the painter's font. @p chosen is outlined.
void paintBars(QPainter& painter, const BarChartData& chart, const BarLayout& layout,
               const Theme& theme, const std::optional<BarPlace>& chosen);

} // namespace poolscope
