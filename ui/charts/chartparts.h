#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

class QAbstractSeries;
class QCategoryAxis;
class QScatterSeries;

namespace poolscope {

// The pieces of Qt Charts that a line chart is put together from. Whoever asks for one owns it
// until a chart takes it.

/// The x axis of @p content, with some @p most names at the most.
[[nodiscard]] QCategoryAxis* makeNamedAxis(const LineChartData& content, int most);

/// The y axis of @p content, with some @p most ticks at the most, and @p above of its length free
/// above it.
[[nodiscard]] QCategoryAxis* makeValueAxis(const LineChartData& content, int most, double above);

[[nodiscard]] QScatterSeries* makeMarks(QColor outline, QColor inside, double size);

/// What draws @p data: without its whiskers, which are for the overlay.
[[nodiscard]] QAbstractSeries* makeSeries(const LineSeries& data, const Theme& theme);

} // namespace poolscope
