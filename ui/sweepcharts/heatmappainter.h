#pragma once

#include "ui/style/palette.h"
#include "ui/sweepcharts/heatmaplayout.h"

#include <QFont>

#include <optional>

class QPainter;

namespace poolscope {

/// The colour of a setting that is so much slower than the fastest: strong at 0, pale from 15 % on.
[[nodiscard]] QColor heatColour(const Theme& theme, double slower);

/// Of the lines over it where it is still open.
[[nodiscard]] QColor hatchColour(const Theme& theme, double slower);

/// Paints @p data where @p layout has it, the texts in @p font; @p chosen with the keys, a place in
/// its cells.
void paintHeatMap(QPainter& painter, const HeatMapData& data, const HeatMapLayout& layout,
                  const Theme& theme, const QFont& font, const std::optional<qsizetype>& chosen);

} // namespace poolscope
