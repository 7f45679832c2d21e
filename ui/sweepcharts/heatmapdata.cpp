#include "ui/sweepcharts/heatmapdata.h"

#include "core/base/text.h"
#include "core/words/amounts.h"
#include "ui/charts/captionwords.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/charts/timeunit.h"
#include "ui/sweepcharts/pointwords.h"
#include "ui/sweepcharts/sweepcurve.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeatMapData)
};

/// All medians are told in one unit.
struct Figures {
    TimeUnit unit;
    double fastestNs = 0.0;

    /// With three digits, or more where there are more before the point.
    [[nodiscard]] QString text(double ns) const {
        const double value = unit.of(ns);
        return decimalText(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
    }
};

std::optional<Figures> figuresOf(const SweepSummary& summary) {
    std::vector<double> medians;
    for (const PointSummary& point : summary.points) {
        if (point.medianNs)
            medians.push_back(std::max(1.0, point.medianNs->value));
    }
    if (medians.empty())
        return std::nullopt;
    const auto [fastest, slowest] = std::ranges::minmax(medians);
    Figures figures;
    figures.unit = timeUnitFor(static_cast<Nanoseconds>(std::sqrt(fastest * slowest)));
    figures.fastestNs = fastest;
    return figures;
}

QString slowerLine(double slower) {
    return slower > 0 ? Words::tr("%1 slower than the fastest here").arg(shareText(slower))
                      : Words::tr("the fastest here");
}

HeatCell cellOf(const SweepRecord& sweep, const SweepSummary& summary, std::size_t point,
                const std::optional<Figures>& figures) {
    const PointSummary& known = summary.points[point];
    HeatCell cell;
    cell.point = point;
    cell.isRecommended = point == summary.recommendedPoint();
    cell.isDropped = sweep.points[point].droppedAfter.has_value();
    cell.isOpen = known.medianNs && !cell.isDropped && standingOf(summary, point) == Standing::Open;
    cell.meaning = pointText(sweep, summary, point);
    if (known.medianNs && figures) {
        cell.text = figures->text(known.medianNs->value);
        cell.slower = known.medianNs->value / figures->fastestNs - 1.0;
        cell.meaning.insert(cell.meaning.indexOf(u'\n'), u'\n' + slowerLine(*cell.slower));
    } else if (known.failed > 0) {
        cell.text = Words::tr("failed");
    }
    return cell;
}

QString meaningOf(const SweepRecord& sweep, const HeatMapData& data) {
    QStringList lines{Words::tr("%1 process counts with %2 ways to cut the chunks.")
                          .arg(data.columns.size())
                          .arg(data.rows.size())};
    for (const HeatCell& cell : data.cells) {
        if (cell.slower == 0.0)
            lines.append(Words::tr("Fastest: %1, %2 (%3).")
                             .arg(pointName(sweep, *cell.point), cell.text, data.unit));
        if (cell.isRecommended)
            lines.append(Words::tr("Recommended: %1.").arg(pointName(sweep, *cell.point)));
    }
    return lines.join(u' ');
}

} // namespace

HeatMapData heatMapData(const SweepRecord& sweep, const SweepSummary& summary) {
    const std::vector<Schedule> schedules = schedulesOf(sweep);
    const std::vector<int> counts = countsOf(sweep);
    const std::optional<Figures> figures = figuresOf(summary);
    HeatMapData data;
    data.unit = figures ? Words::tr("median, %1").arg(figures->unit.name)
                        : Words::tr("nothing is measured yet");
    for (const int count : counts)
        data.columns.append(QString::number(count));
    for (const Schedule& schedule : schedules)
        data.rows.append(hasChunks(sweep) ? seriesName(schedule) : Words::tr("time"));
    data.cells.resize(data.rows.size() * data.columns.size());
    for (std::size_t point = 0; point < sweep.points.size(); ++point) {
        const SweepSetting& setting = sweep.points[point].setting;
        const auto row = std::ranges::find(schedules, setting.schedule) - schedules.begin();
        const auto column = std::ranges::find(counts, setting.processes) - counts.begin();
        data.cells[row * data.columns.size() + column] = cellOf(sweep, summary, point, figures);
    }
    data.meaning = meaningOf(sweep, data);
    return data;
}

QString heatMapCaption(const SweepRecord& sweep, const SweepSummary& summary) {
    if (sweep.points.empty())
        return {};
    QStringList parts = sweep.command.isEmpty() ? experimentParts(sweep.config, {})
                                                : QStringList{sweep.command.join(u' ')};
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    std::size_t most = 0;
    for (const PointSummary& point : summary.points) {
        if (point.times.empty())
            continue;
        fewest = std::min(fewest, point.times.size());
        most = std::max(most, point.times.size());
    }
    if (most > 0)
        parts.append(fewest == most ? Words::tr("medians of %1 runs each").arg(most)
                                    : Words::tr("medians of %1 to %2 runs").arg(fewest).arg(most));
    return Words::tr("Time by processes and chunks, %1 usable: %2. %3")
        .arg(coresText(coresAtOnce(sweep.machine)), parts.join(u"; "_s),
             originText(sweep.machine.version, sweep.startedAt.date()));
}

} // namespace poolscope
