#include "ui/sweepcharts/scalingchart.h"

#include "core/base/text.h"
#include "core/metrics/speedup.h"
#include "core/words/amounts.h"
#include "core/words/sweepwords.h"
#include "ui/charts/timeunit.h"
#include "ui/sweepcharts/curveseries.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(ScalingChart)
};

constexpr double BandShare = 0.25; ///< of the muted colour, on the card
constexpr int MostSteps = 256;     ///< of a curve
constexpr int FitSteps = 8;        ///< of a fitted curve, from one process count to the next

std::vector<CurvePoint> pointsWith(const SweepRecord& sweep, const Schedule& schedule) {
    std::vector<CurvePoint> points;
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        const SweepSetting& setting = sweep.points[at].setting;
        if (setting.schedule == schedule)
            points.push_back({static_cast<double>(setting.processes), at});
    }
    std::ranges::stable_sort(points, {}, &CurvePoint::x);
    return points;
}

/// The time that speedups are against, in ns.
std::optional<double> baseNs(const SweepSummary& summary) {
    for (const PointSummary& point : summary.points) {
        if (point.speedup && point.medianNs)
            return point.speedup->value * point.medianNs->value;
    }
    return summary.serialNs ? std::optional(summary.serialNs->value) : std::nullopt;
}

/// The most that so many processes could gain.
double idealAt(const SweepRecord& sweep, double processes) {
    WorkSpec work = sweep.config.work;
    if (!sweep.command.isEmpty())
        work.kind = WorkKind::Cpu; // what it does is not known: it needs cores
    return idealSpeedup(work, static_cast<int>(processes), coresAtOnce(sweep.machine));
}

/// What differs between the three charts.
struct Scale {
    CurveQuantity quantity;
    std::function<double(double processes, double speedup)> ofSpeedup; ///< null: no base is known
    QString title;
    QString unit;
};

Scale speedupScale(const SweepSummary& summary, const std::optional<double>& base) {
    Scale scale;
    scale.title = Charts::tr("speedup");
    scale.unit = QStringLiteral("×");
    scale.quantity.estimate = [&summary](std::size_t at) { return summary.points[at].speedup; };
    scale.quantity.ofRun = [base](std::size_t /*at*/, double ns) {
        return base ? std::optional(*base / std::max(1.0, ns)) : std::nullopt;
    };
    if (base)
        scale.ofSpeedup = [](double /*processes*/, double speedup) { return speedup; };
    return scale;
}

Scale efficiencyScale(const SweepRecord& sweep, const SweepSummary& summary,
                      const std::optional<double>& base) {
    constexpr double Percent = 100.0;
    Scale scale;
    scale.title = Charts::tr("efficiency");
    scale.unit = QStringLiteral("\u00a0%");
    scale.quantity.estimate = [&summary](std::size_t at) {
        const auto& efficiency = summary.points[at].efficiency;
        return efficiency ? std::optional(scaled(*efficiency, Percent)) : std::nullopt;
    };
    scale.quantity.ofRun = [base, &sweep](std::size_t at, double ns) -> std::optional<double> {
        if (!base)
            return std::nullopt;
        return Percent * *base / std::max(1.0, ns) / sweep.points[at].setting.processes;
    };
    if (base)
        scale.ofSpeedup = [](double processes, double speedup) {
            return Percent * speedup / processes;
        };
    return scale;
}

Scale timeScale(const SweepSummary& summary, const std::optional<double>& base,
                const TimeUnit& unit) {
    Scale scale;
    scale.title = Charts::tr("time, %1").arg(unit.name);
    scale.quantity.estimate = [&summary, unit](std::size_t at) {
        const auto& median = summary.points[at].medianNs;
        return median ? std::optional(scaled(*median, unit.of(1.0))) : std::nullopt;
    };
    scale.quantity.ofRun = [unit](std::size_t /*at*/, double ns) {
        return std::optional(unit.of(ns));
    };
    if (base)
        scale.ofSpeedup = [unit, base = *base](double /*processes*/, double speedup) {
            return unit.of(base / speedup);
        };
    return scale;
}

TimeUnit unitOf(const SweepSummary& summary, const std::vector<CurvePoint>& points) {
    double longest = 0.0;
    for (const CurvePoint& at : points) {
        if (const auto& median = summary.points[at.point].medianNs)
            longest = std::max(longest, median->value);
    }
    return timeUnitFor(static_cast<Nanoseconds>(longest));
}

Scale scaleOf(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
              const std::vector<CurvePoint>& points) {
    const std::optional<double> base = baseNs(summary);
    if (chart == SweepChart::Time)
        return timeScale(summary, base, unitOf(summary, points));
    return chart == SweepChart::Efficiency ? efficiencyScale(sweep, summary, base)
                                           : speedupScale(summary, base);
}

/// From process count to process count, and where the cores end.
QList<QPointF> idealPoints(const SweepRecord& sweep, const Scale& scale, int first, int last) {
    QList<QPointF> points;
    if (!scale.ofSpeedup)
        return points;
    const double cores = coresAtOnce(sweep.machine);
    const int step = std::max(1, (last - first) / MostSteps);
    const auto add = [&](double processes, double speedup) {
        points.append({processes, scale.ofSpeedup(processes, speedup)});
    };
    for (int count = first; count <= last; count += step) {
        add(count, idealAt(sweep, count));
        if (count < cores && cores < std::min(count + step, last))
            add(cores, std::min(cores, idealAt(sweep, count + step)));
    }
    return points;
}

/// A line without marks.
LineSeries lineOf(LineSeries::Style style, const QColor& colour, const QString& name) {
    LineSeries line;
    line.style = style;
    line.colour = colour;
    line.name = name;
    return line;
}

/// The law that is shown: at a process count, with the scatter of the points around it.
struct Law {
    QString name;
    std::function<double(double processes)> speedupAt;
    double residual = 0.0;
    double last = 1.0; ///< process count
};

/// The Universal Scalability Law; else, up to the cores, Amdahl's.
std::optional<Law> lawOf(const SweepRecord& sweep, const SweepSummary& summary, double last) {
    if (summary.usl.hasValue())
        return Law{Charts::tr("USL fit"),
                   [fit = summary.usl.value()](double p) { return fit.speedupAt(p); },
                   summary.usl.value().residual, last};
    if (summary.amdahl.hasValue())
        return Law{Charts::tr("Amdahl fit"),
                   [fit = summary.amdahl.value()](double p) { return fit.speedupAt(p); },
                   summary.amdahl.value().residual,
                   std::min<double>(last, sweep.machine.usableCores)};
    return std::nullopt;
}

bool isFitted(const SweepRecord& sweep, const SweepSummary& summary, const Schedule& schedule) {
    const std::optional<std::size_t> fitted = summary.fittedPoint();
    return fitted && sweep.points[*fitted].setting.schedule == schedule;
}

void addLaw(LineChartData& chart, const Law& law, double first, const Theme& theme) {
    LineSeries line = lineOf(LineSeries::Style::Line, theme.muted, law.name);
    LineSeries band = lineOf(LineSeries::Style::Band, {}, {});
    band.colour = QColor::fromRgb(blended(theme.card.rgb(), theme.muted.rgb(), BandShare));
    const auto steps = static_cast<int>(std::lround((law.last - first) * FitSteps));
    const int taken = std::clamp(steps, 1, MostSteps);
    for (int step = 0; step <= taken; ++step) {
        const double processes = first + (law.last - first) * step / taken;
        const double speedup = law.speedupAt(processes);
        if (speedup < chart.yFrom || speedup > chart.yTo)
            continue;
        line.points.append({processes, speedup});
        band.points.append(line.points.last());
        band.spans.append(Interval{std::max(chart.yFrom, speedup * (1.0 - law.residual)),
                                   std::min(chart.yTo, speedup * (1.0 + law.residual))});
    }
    if (line.points.size() > 1)
        chart.series += {band, line};
}

/// What the processes can gain, and where the cores end.
void addIdeal(LineChartData& chart, const SweepRecord& sweep, const QList<QPointF>& ideal,
              const Theme& theme) {
    const double cores = coresAtOnce(sweep.machine);
    if (cores >= chart.xFrom && cores < chart.xTo)
        chart.uprights.append({cores, coresText(cores)});
    LineSeries line = lineOf(LineSeries::Style::Dashed, theme.muted, Charts::tr("ideal"));
    line.points = cutToRange(chart, ideal);
    if (line.points.size() > 1)
        chart.series.append(line);
}

/// What one process takes without a pool.
void addSerial(LineChartData& chart, const SweepSummary& summary, double serial,
               const Theme& theme) {
    if (serial < chart.yFrom || serial > chart.yTo)
        return;
    const QString name =
        summary.recommendsSerial() ? Charts::tr("no pool (recommended)") : Charts::tr("no pool");
    LineSeries level = lineOf(LineSeries::Style::Line, theme.offCore, name);
    level.points = {{chart.xFrom, serial}, {chart.xTo, serial}};
    chart.series.append(level);
}

/// What may widen the axis: an ideal far away would flatten all that was measured.
QList<QPointF> nearOnes(const QList<QPointF>& ideal, const Interval& measured) {
    QList<QPointF> near;
    std::ranges::copy_if(ideal, std::back_inserter(near), [&measured](const QPointF& point) {
        return point.y() <= 2.0 * measured.high && point.y() >= measured.low / 2.0;
    });
    return near;
}

/// "0.19 % (95 %: 0.11 – 0.25 %)": two digits, also of what is far below 1 %.
QString shareWithInterval(const Estimate& share) {
    constexpr double Percent = 100.0;
    const auto told = [](double part) { return roughFactorText(Percent * part); };
    const QString value = told(share.value) + QStringLiteral("\u00a0%");
    return share.interval ? Charts::tr("%1 (95\u00a0%: %2 – %3\u00a0%)")
                                .arg(value, told(share.interval->low), told(share.interval->high))
                          : value;
}

/// Why there is no fit, in a few words.
QString noFitLine(NoFit reason) {
    switch (reason) {
    case NoFit::TooFewCounts:
        return Charts::tr("No law is fitted: that takes more numbers of processes.");
    case NoFit::LawDoesNotHold:
        return Charts::tr("No law is fitted: the points do not follow one.");
    case NoFit::TooNoisy:
        return Charts::tr("No law is fitted: the points scatter too much.");
    case NoFit::NoCpuWork:
        return Charts::tr("No law is fitted: this work needs no cores.");
    case NoFit::SlowerFromTwoOn:
        return Charts::tr("No law is fitted: each further process costs time.");
    }
    Q_UNREACHABLE();
}

} // namespace

LineChartData scalingChart(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                           const Schedule& schedule, const Theme& theme) {
    const std::vector<CurvePoint> points = pointsWith(sweep, schedule);
    if (points.empty())
        return {};
    const Scale scale = scaleOf(chart, sweep, summary, points);
    const Curve curve{sweep, summary, theme, scale.quantity, points};
    LineChartData data;
    data.xTitle = Charts::tr("processes");
    data.yTitle = scale.title;
    data.yUnit = scale.unit;
    data.xFrom = points.front().x;
    data.xTo = std::max(points.back().x, data.xFrom + 1);
    if (const auto taken = summary.recommendedPoint();
        taken && sweep.points[*taken].setting.schedule == schedule)
        data.strongNumber = sweep.points[*taken].setting.processes;
    const QList<QPointF> ideal =
        idealPoints(sweep, scale, static_cast<int>(data.xFrom), static_cast<int>(data.xTo));
    const bool hasSerial = chart == SweepChart::Time && summary.serialNs && scale.ofSpeedup;
    const double serial = hasSerial ? scale.ofSpeedup(1.0, 1.0) : 0.0;
    QList<QPointF> others = ideal;
    if (hasSerial)
        others.append({1.0, serial});
    const Interval range = rangeFor({curve}, nearOnes(others, rangeFor({curve}, {})));
    data.yFrom = range.low;
    data.yTo = range.high;
    addIdeal(data, sweep, ideal, theme);
    if (hasSerial)
        addSerial(data, summary, serial, theme);
    const std::optional<Law> law =
        chart == SweepChart::Speedup && isFitted(sweep, summary, schedule)
            ? lawOf(sweep, summary, points.back().x)
            : std::nullopt;
    if (law)
        addLaw(data, *law, points.front().x, theme);
    Curve drawn = curve;
    drawn.isJoined = !law;
    addCurve(data, drawn);
    return data;
}

bool showsFit(const SweepRecord& sweep, const SweepSummary& summary, const Schedule& schedule) {
    return isFitted(sweep, summary, schedule) &&
           (summary.usl.hasValue() || summary.amdahl.hasValue());
}

QString fitText(const SweepRecord& sweep, const SweepSummary& summary, const Schedule& schedule) {
    if (!isFitted(sweep, summary, schedule))
        return {};
    if (summary.usl.hasValue())
        return Charts::tr("Universal Scalability Law: %1 serial, %2 cross-talk.")
            .arg(shareWithInterval(summary.usl.value().sigma),
                 shareWithInterval(summary.usl.value().kappa));
    if (summary.amdahl.hasValue())
        return Charts::tr("Amdahl’s law: %1 serial.")
            .arg(shareWithInterval(summary.amdahl.value().serialFraction));
    return noFitLine(summary.usl.error());
}

QString fitMeaning(const SweepRecord& sweep, const SweepSummary& summary,
                   const Schedule& schedule) {
    if (!isFitted(sweep, summary, schedule))
        return {};
    if (!showsFit(sweep, summary, schedule))
        return noFitText(summary.usl.error());
    return Charts::tr("The law is fitted to the medians; the band is as wide as they scatter about "
                      "it. Serial: the share of the work that only one process can do at a time. "
                      "Cross-talk: what each pair of processes costs.");
}

} // namespace poolscope
