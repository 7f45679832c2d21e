#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

class QAbstractSeries;
class QCategoryAxis;
class QScatterSeries;

namespace poolscope {

// The pieces of Qt Charts that a line chart is put together from. Whoever asks for one owns it
// until a chart takes it.

/// How much of an axis is left free at its ends, as shares of what it shows: marks there are whole.
struct EdgeRoom {
    double before = 0.0;
    double behind = 0.0;
};

/// The x axis of @p content, with some @p most names at the most.
[[nodiscard]] QCategoryAxis* makeNamedAxis(const LineChartData& content, int most,
                                           const EdgeRoom& room);

/// The y axis of @p content, with some @p most ticks at the most.
[[nodiscard]] QCategoryAxis* makeValueAxis(const LineChartData& content, int most,
                                           const EdgeRoom& room);

[[nodiscard]] QScatterSeries* makeMarks(QColor outline, QColor inside, double size);

/// What draws @p data: without its whiskers, which are for the overlay.
[[nodiscard]] QAbstractSeries* makeSeries(const LineSeries& data, const Theme& theme);

} // namespace poolscope
