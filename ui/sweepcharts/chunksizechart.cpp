#include "ui/sweepcharts/chunksizechart.h"

#include "core/base/text.h"
#include "core/plan/chunkplan.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/charts/timeunit.h"
#include "ui/sweepcharts/curveseries.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(ChunkSizeChart)
};

constexpr double BesideShare = 0.025; ///< of the axis, from mark to mark of one size

/// The size of its chunks, but perhaps for the last ones; nothing: they differ.
std::optional<quint64> chunkSize(const SweepRecord& sweep, const SweepSetting& setting) {
    switch (setting.schedule.kind) {
    case ScheduleKind::Fixed:
        return setting.schedule.parameter;
    case ScheduleKind::Python:
    case ScheduleKind::Static:
        if (sweep.config.input.size > 0 && sweep.command.isEmpty())
            return ChunkPlan(configOf(sweep.config, setting)).chunk(0).count;
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

/// The points with @p processes and @p kind that have a chunk size, from small to large.
std::vector<CurvePoint> pointsWith(const SweepRecord& sweep, int processes, ScheduleKind kind) {
    std::vector<CurvePoint> points;
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        const SweepSetting& setting = sweep.points[at].setting;
        const auto size = chunkSize(sweep, setting);
        if (setting.processes == processes && setting.schedule.kind == kind && size)
            points.push_back({std::log10(static_cast<double>(*size)), at});
    }
    std::ranges::stable_sort(points, {}, &CurvePoint::x);
    return points;
}

TimeUnit unitOf(const SweepSummary& summary, const std::vector<Curve>& curves) {
    double longest = 0.0;
    for (const Curve& curve : curves) {
        for (const CurvePoint& at : curve.points) {
            if (const auto& median = summary.points[at.point].medianNs)
                longest = std::max(longest, median->value);
        }
    }
    return timeUnitFor(static_cast<Nanoseconds>(longest));
}

/// Moves marks a little to the right that would stand on those of a curve before them.
void standBeside(std::vector<Curve>& curves) {
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const Curve& curve : curves) {
        least = std::min(least, curve.points.front().x);
        greatest = std::max(greatest, curve.points.back().x);
    }
    const double aside = BesideShare * std::max(1.0, greatest - least);
    std::vector<double> taken;
    for (Curve& curve : curves) {
        for (CurvePoint& at : curve.points) {
            while (std::ranges::any_of(taken,
                                       [&](double x) { return std::abs(x - at.x) < aside * 0.99; }))
                at.x += aside;
        }
        for (const CurvePoint& at : curve.points)
            taken.push_back(at.x);
    }
}

/// The sizes that were measured, each once.
void addTicks(LineChartData& chart, const Curve& curve) {
    for (const CurvePoint& at : curve.points) {
        const bool isThere = std::ranges::any_of(
            chart.xTicks, [&at](const AxisTick& tick) { return tick.at == at.x; });
        const auto size = static_cast<quint64>(std::llround(std::pow(10.0, at.x)));
        if (!isThere)
            chart.xTicks.append(
                {at.x, countText(size), at.point == curve.summary.recommendedPoint()});
    }
    std::ranges::sort(chart.xTicks, {}, &AxisTick::at);
}

std::vector<Curve> curvesOf(const SweepRecord& sweep, const SweepSummary& summary, int processes,
                            const Theme& theme) {
    std::vector<Curve> curves;
    int shape = 0;
    for (const ScheduleKind kind :
         {ScheduleKind::Fixed, ScheduleKind::Python, ScheduleKind::Static}) {
        Curve curve{sweep, summary, theme, {}, pointsWith(sweep, processes, kind)};
        curve.isJoined = kind == ScheduleKind::Fixed;
        curve.name = curve.isJoined ? QString() : seriesName({kind, 1});
        curve.shape = shape++;
        if (!curve.points.empty())
            curves.push_back(curve);
    }
    const TimeUnit unit = unitOf(summary, curves);
    for (Curve& curve : curves) {
        curve.quantity.estimate = [&summary, unit](std::size_t at) {
            const auto& median = summary.points[at].medianNs;
            return median ? std::optional(scaled(*median, unit.of(1.0))) : std::nullopt;
        };
        curve.quantity.ofRun = [unit](std::size_t /*at*/, double ns) {
            return std::optional(unit.of(ns));
        };
    }
    return curves;
}

} // namespace

LineChartData chunkSizeChart(const SweepRecord& sweep, const SweepSummary& summary, int processes,
                             const Theme& theme) {
    std::vector<Curve> curves = curvesOf(sweep, summary, processes, theme);
    if (curves.empty())
        return {};
    LineChartData data;
    data.xTitle = Charts::tr("chunk size (logarithmic)");
    data.yTitle = Charts::tr("time, %1").arg(unitOf(summary, curves).name);
    const Interval range = rangeFor(curves, {});
    data.yFrom = range.low;
    data.yTo = range.high;
    for (const Curve& curve : curves)
        addTicks(data, curve);
    standBeside(curves);
    for (const Curve& curve : curves)
        addCurve(data, curve);
    data.xFrom = data.xTicks.first().at;
    data.xTo = data.xTicks.last().at;
    for (const Curve& curve : curves)
        data.xTo = std::max(data.xTo, curve.points.back().x);
    if (data.xTo - data.xFrom < 0.1) { // one size: it stands in the middle
        data.xFrom -= 0.5;
        data.xTo += 0.5;
    }
    return data;
}

QString leftOutText(const SweepRecord& sweep, int processes) {
    QStringList names;
    for (const SweepPoint& point : sweep.points) {
        const QString name = seriesName(point.setting.schedule);
        if (point.setting.processes == processes && !chunkSize(sweep, point.setting) &&
            !names.contains(name))
            names.append(name);
    }
    return names.isEmpty() ? QString()
                           : Charts::tr("Not here, since their chunks have no one size: %1.")
                                 .arg(names.join(u", "_s));
}

} // namespace poolscope
