#include "ui/sweepcharts/curveseries.h"

#include "ui/charts/ticks.h"
#include "ui/sweepcharts/pointwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(CurveSeries)
};

constexpr int RoundSteps = 16;          ///< of a y axis, about: it begins and ends with one of them
constexpr double WidestAboveZero = 2.5; ///< so many times the least value: a wider axis begins at 0
constexpr double LeastWidth = 0.02;     ///< of a y axis, as a share of its greatest value
constexpr double FarShare = 0.5; ///< of the range of what counts: runs beyond stand at the edge

bool isOutlier(const PointSummary& point, std::size_t time) {
    return std::ranges::find(point.outliers, time) != point.outliers.end();
}

/// Calls @p told with every run that is shown by itself, and its value.
template<typename Told>
void forOddRuns(const Curve& curve, const CurvePoint& at, Told told) {
    const PointSummary& known = curve.summary.points[at.point];
    std::size_t time = 0; // its place among those that count
    for (const SweptRun& run : curve.sweep.points[at.point].runs) {
        const bool isOdd = run.counts() ? isOutlier(known, time) : run.wallNs.has_value();
        time += run.counts() ? 1 : 0;
        if (!isOdd)
            continue;
        if (const auto value = curve.quantity.ofRun(at.point, static_cast<double>(*run.wallNs)))
            told(run, *value);
    }
}

/// None where the median has no interval: below six runs, though speedups have one from five on.
std::optional<Interval> whiskerOf(const Curve& curve, const CurvePoint& at) {
    const auto& median = curve.summary.points[at.point].medianNs;
    const auto estimate = curve.quantity.estimate(at.point);
    return median && median->interval && estimate ? estimate->interval : std::nullopt;
}

struct Extent {
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();

    void add(double value) {
        if (!std::isfinite(value))
            return;
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
};

Extent extentOf(const std::vector<Curve>& curves, const QList<QPointF>& others) {
    Extent extent;
    for (const QPointF& other : others)
        extent.add(other.y());
    for (const Curve& curve : curves) {
        for (const CurvePoint& at : curve.points) {
            const auto estimate = curve.quantity.estimate(at.point);
            if (!estimate)
                continue;
            extent.add(estimate->value);
            if (const auto whisker = whiskerOf(curve, at)) {
                extent.add(whisker->low);
                extent.add(whisker->high);
            }
        }
    }
    return extent;
}

void addNearRuns(Extent& extent, const std::vector<Curve>& curves) {
    const double far = FarShare * (extent.greatest - extent.least);
    const Extent near{extent.least - far, extent.greatest + far};
    for (const Curve& curve : curves) {
        for (const CurvePoint& at : curve.points)
            forOddRuns(curve, at, [&](const SweptRun& /*run*/, double value) {
                extent.add(std::clamp(value, near.least, near.greatest));
            });
    }
}

/// The marks of one kind, which are gathered point by point.
LineSeries marksOf(const Curve& curve, LineSeries::Style style, const QColor& colour) {
    LineSeries marks;
    marks.style = style;
    marks.colour = colour;
    marks.shape = curve.shape;
    return marks;
}

void append(LineSeries& marks, const QPointF& place, const QString& text, std::size_t point) {
    marks.points.append(place);
    marks.texts.append(text);
    marks.ids.append(static_cast<qsizetype>(point));
}

void nameAndAdd(LineChartData& chart, LineSeries marks, const QString& name) {
    if (marks.points.isEmpty())
        return;
    const bool isNamed = std::ranges::any_of(
        chart.series, [&name](const LineSeries& other) { return other.name == name; });
    if (!isNamed)
        marks.name = name;
    chart.series.append(marks);
}

void addMedians(LineChartData& chart, const Curve& curve) {
    LineSeries line = marksOf(curve, LineSeries::Style::Line, curve.theme.accent);
    LineSeries medians = marksOf(curve, LineSeries::Style::Marks, curve.theme.accent);
    LineSeries strong = marksOf(curve, LineSeries::Style::StrongMarks, curve.theme.accent);
    for (const CurvePoint& at : curve.points) {
        const auto estimate = curve.quantity.estimate(at.point);
        if (!estimate)
            continue;
        const QPointF place(at.x, estimate->value);
        line.points.append(place);
        const bool isTaken = at.point == curve.summary.recommendedPoint();
        LineSeries& marks = isTaken ? strong : medians;
        append(marks, place, pointText(curve.sweep, curve.summary, at.point), at.point);
        marks.spans.append(whiskerOf(curve, at));
    }
    if (curve.isJoined && line.points.size() > 1)
        chart.series.append(line);
    nameAndAdd(chart, medians, curve.name.isEmpty() ? Charts::tr("median, 95\u00a0%") : curve.name);
    nameAndAdd(chart, strong, Charts::tr("recommended"));
}

void addOddRuns(LineChartData& chart, const Curve& curve) {
    LineSeries setAside = marksOf(curve, LineSeries::Style::HollowMarks, curve.theme.muted);
    LineSeries outliers = marksOf(curve, LineSeries::Style::Dots, curve.theme.muted);
    for (const CurvePoint& at : curve.points)
        forOddRuns(curve, at, [&](const SweptRun& run, double value) {
            append(run.setAside ? setAside : outliers,
                   {at.x, std::clamp(value, chart.yFrom, chart.yTo)},
                   runText(curve.sweep, at.point, run), at.point);
        });
    nameAndAdd(chart, setAside, Charts::tr("not counted"));
    nameAndAdd(chart, outliers, Charts::tr("outlier"));
}

void addFailures(LineChartData& chart, const Curve& curve) {
    LineSeries failed = marksOf(curve, LineSeries::Style::Marks, curve.theme.bad);
    failed.shape = 3;
    for (const CurvePoint& at : curve.points) {
        if (curve.summary.points[at.point].failed > 0)
            append(failed, {at.x, chart.yFrom}, pointText(curve.sweep, curve.summary, at.point),
                   at.point);
    }
    nameAndAdd(chart, failed, Charts::tr("failed run"));
}

} // namespace

Interval rangeFor(const std::vector<Curve>& curves, const QList<QPointF>& others) {
    Extent extent = extentOf(curves, others);
    if (extent.greatest < extent.least)
        return {0.0, 1.0};
    addNearRuns(extent, curves);
    extent.least = std::max(0.0, extent.least);
    if (extent.greatest <= 0.0)
        return {0.0, 1.0};
    if (extent.greatest > WidestAboveZero * extent.least)
        extent.least = 0.0;
    const double missing = LeastWidth * extent.greatest - (extent.greatest - extent.least);
    if (missing > 0.0) {
        extent.least -= missing / 2.0;
        extent.greatest += missing / 2.0;
    }
    const double step = tickStep(extent.greatest - extent.least, RoundSteps);
    return {step * std::floor(extent.least / step + 1e-9),
            step * std::ceil(extent.greatest / step - 1e-9)};
}

void addCurve(LineChartData& chart, const Curve& curve) {
    addMedians(chart, curve);
    addOddRuns(chart, curve);
    addFailures(chart, curve);
}

QList<QPointF> cutToRange(const LineChartData& chart, const QList<QPointF>& points) {
    QList<QPointF> cut;
    const auto isIn = [&chart](const QPointF& point) {
        return point.y() >= chart.yFrom && point.y() <= chart.yTo;
    };
    /// Where the line between two points, one of them outside, meets the edge.
    const auto edge = [&chart](const QPointF& a, const QPointF& b) {
        const double outside = std::clamp(a.y(), chart.yFrom, chart.yTo) == a.y() ? b.y() : a.y();
        const double y = std::clamp(outside, chart.yFrom, chart.yTo);
        return QPointF(a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y);
    };
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (i > 0 && isIn(points[i]) != isIn(points[i - 1]))
            cut.append(edge(points[i - 1], points[i]));
        if (isIn(points[i]))
            cut.append(points[i]);
    }
    return cut;
}

} // namespace poolscope
