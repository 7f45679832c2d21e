#include "ui/sweepcharts/pointwords.h"

#include "core/base/text.h"
#include "core/words/amounts.h"
#include "core/words/failurewords.h"
#include "core/words/rangewords.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/sweepcharts/sweepcurve.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepPointWords)
};

QString timeText(double ns) {
    return durationText(static_cast<Nanoseconds>(std::llround(ns)));
}

/// "median 208 ms (95 %: 206 – 210 ms)".
QString figureLine(const QString& figure, const std::optional<Interval>& interval,
                   QString (*rangeText)(const Interval&)) {
    return interval ? Words::tr("%1 (95\u00a0%: %2)").arg(figure, rangeText(*interval)) : figure;
}

QStringList figureLines(const PointSummary& point) {
    QStringList lines;
    if (const auto& median = point.medianNs)
        lines.append(figureLine(Words::tr("median %1").arg(timeText(median->value)),
                                median->interval, timeRangeText));
    if (const auto& speedup = point.speedup)
        lines.append(figureLine(gainText(speedup->value), speedup->interval, speedupRangeText));
    if (const auto& efficiency = point.efficiency)
        lines.append(figureLine(Words::tr("efficiency %1").arg(shareText(efficiency->value)),
                                efficiency->interval, shareRangeText));
    return lines;
}

/// "14 runs count, 2 of them outliers; disturbed, not counted: 1; failed: 1".
QString runsLine(const PointSummary& point) {
    const auto count = static_cast<int>(point.times.size());
    QStringList parts{count == 1 ? Words::tr("1 run counts")
                                 : Words::tr("%1 runs count").arg(count)};
    if (!point.outliers.empty())
        parts.append(Words::tr("outliers among them: %1").arg(point.outliers.size()));
    if (point.setAside > 0)
        parts.append(Words::tr("set aside, not counted: %1").arg(point.setAside));
    if (point.failed > 0)
        parts.append(Words::tr("failed: %1").arg(point.failed));
    return parts.join(u", "_s);
}

/// Why its runs failed, of the first of them.
QString failureLine(const SweepPoint& point) {
    const auto failed = std::ranges::find_if(
        point.runs, [](const SweptRun& run) { return run.failure.has_value(); });
    return failed == point.runs.end() ? QString() : sentence(*failed->failure);
}

QString standingLine(const SweepSummary& summary, std::size_t point, const SweepPoint& swept) {
    if (point == summary.recommendedPoint())
        return Words::tr("recommended");
    if (swept.droppedAfter)
        return Words::tr("no longer run after block %1: it can’t be the best")
            .arg(*swept.droppedAfter);
    return standingOf(summary, point) == Standing::Open
               ? Words::tr("still open: it may be as good as the best")
               : QString();
}

QString whiskerLine(const PointSummary& point) {
    if (!point.medianNs)
        return {};
    return point.medianNs->interval
               ? Words::tr("The whisker is the 95\u00a0% interval of the median.")
               : Words::tr("Below six runs there is no interval, and no whisker.");
}

/// Why a run is shown by itself.
QString markText(const SweptRun& run) {
    if (!run.setAside)
        return Words::tr("counted, but far from the others: an outlier");
    switch (*run.setAside) {
    case SetAside::Disturbed:
        return Words::tr("not counted: a process died or stood still");
    case SetAside::Crowded:
        return Words::tr("not counted: other programs used the cores");
    case SetAside::WarmingUp:
        return Words::tr("not counted: it still warmed up");
    }
    Q_UNREACHABLE();
}

} // namespace

QString pointName(const SweepRecord& sweep, std::size_t point) {
    const SweepSetting& setting = sweep.points[point].setting;
    const QString processes = processesText(setting.processes);
    return hasChunks(sweep) ? Words::tr("%1, %2").arg(processes, seriesName(setting.schedule))
                            : processes;
}

QString pointText(const SweepRecord& sweep, const SweepSummary& summary, std::size_t point) {
    const SweepPoint& swept = sweep.points[point];
    const PointSummary& known = summary.points[point];
    QStringList lines{pointName(sweep, point)};
    lines += figureLines(known);
    lines += {runsLine(known), failureLine(swept), standingLine(summary, point, swept),
              whiskerLine(known)};
    if (swept.kept != nullptr)
        lines.append(Words::tr("A click opens one of its runs."));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString runText(const SweepRecord& sweep, std::size_t point, const SweptRun& run) {
    const QString time = run.wallNs ? durationText(*run.wallNs) : QString();
    return pointName(sweep, point) + u'\n' +
           Words::tr("its run in block %1: %2, %3")
               .arg(QString::number(run.block + 1), time, markText(run));
}

std::optional<Standing> standingOf(const SweepSummary& summary, std::size_t point) {
    const std::size_t candidate = point + (summary.hasSerial ? 1 : 0);
    const auto& standings = summary.recommendation.standings;
    return candidate < standings.size() ? std::optional(standings[candidate]) : std::nullopt;
}

} // namespace poolscope
