#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/record/sweeprecord.h"
#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace poolscope {

/// What a chart shows upwards.
struct CurveQuantity {
    /// Of a point; nothing: it is not known.
    std::function<std::optional<Estimate>(std::size_t point)> estimate;
    /// Of one run that took @p ns.
    std::function<std::optional<double>(std::size_t point, double ns)> ofRun;
};

/// Where a point of the sweep stands.
struct CurvePoint {
    double x = 0.0;
    std::size_t point = 0;
};

/// A curve of points: what is drawn of a sweep, whichever way its chart goes.
struct Curve {
    const SweepRecord& sweep;
    const SweepSummary& summary;
    const Theme& theme;
    CurveQuantity quantity;
    std::vector<CurvePoint> points; ///< from left to right
    QString name = {};              ///< of its marks; empty: what they are
    int shape = 0;                  ///< of its marks
    bool isJoined = true;           ///< by lines
};

/// The range of a y axis: round, wide enough for all medians, intervals and @p others, and for runs
/// that lie not too far outside; from 0 on, or above that if the values are closer to each other
/// than to 0.
[[nodiscard]] Interval rangeFor(const std::vector<Curve>& curves, const QList<QPointF>& others);

/// Adds to @p chart, whose y axis is known, the series of @p curve: medians with their intervals,
/// the recommended one larger; outliers, runs that do not count, hollow, and failures at the
/// bottom. What lies outside stands at the edge.
void addCurve(LineChartData& chart, const Curve& curve);

/// @p points, which are joined by a line, as far as they are in the y range of @p chart: drawings
/// in files are not clipped.
[[nodiscard]] QList<QPointF> cutToRange(const LineChartData& chart, const QList<QPointF>& points);

} // namespace poolscope
