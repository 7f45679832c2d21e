#include "ui/sweepcharts/sweepchartdata.h"

#include "core/base/text.h"
#include "core/words/amounts.h"
#include "ui/charts/captionwords.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/sweepcharts/chunksizechart.h"
#include "ui/sweepcharts/scalingchart.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(SweepChartData)
};

bool isIn(SweepChart chart, const SweepCurve& curve, const SweepSetting& setting) {
    return chart == SweepChart::ChunkSize ? setting.processes == curve.processes
                                          : setting.schedule == curve.schedule;
}

QString titleOf(SweepChart chart) {
    switch (chart) {
    case SweepChart::Speedup:
        return Charts::tr("Speedup by number of processes");
    case SweepChart::Time:
        return Charts::tr("Time by number of processes");
    case SweepChart::Efficiency:
        return Charts::tr("Efficiency by number of processes");
    case SweepChart::ChunkSize:
        return Charts::tr("Time by chunk size");
    }
    Q_UNREACHABLE();
}

/// "each point the median of 10 to 14 runs, its whisker the 95 % interval of that median".
QString standText(std::size_t fewest, std::size_t most) {
    const QString runs = fewest == most ? Charts::tr("%1 runs").arg(most)
                                        : Charts::tr("%1 to %2 runs").arg(fewest).arg(most);
    return Charts::tr("each point is the median of %1, its whisker the 95\u00a0% interval of that "
                      "median (none below six runs)")
        .arg(runs);
}

QString runsPart(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                 const SweepCurve& curve) {
    std::optional<std::size_t> fewest;
    std::size_t most = 0;
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        const std::size_t runs = summary.points[at].times.size();
        if (runs == 0 || !isIn(chart, curve, sweep.points[at].setting))
            continue;
        fewest = std::min(runs, fewest.value_or(runs));
        most = std::max(most, runs);
    }
    return fewest ? standText(*fewest, most) : Charts::tr("no run counts yet");
}

bool hasSetAside(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                 const SweepCurve& curve) {
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        if (isIn(chart, curve, sweep.points[at].setting) && summary.points[at].setAside > 0)
            return true;
    }
    return false;
}

/// What is the same for all points of the chart.
QStringList sharedParts(SweepChart chart, const SweepRecord& sweep, const SweepCurve& curve) {
    const bool byChunk = chart == SweepChart::ChunkSize;
    const QString same = byChunk            ? processesText(curve.processes)
                         : hasChunks(sweep) ? seriesName(curve.schedule)
                                            : QString();
    if (sweep.command.isEmpty())
        return experimentParts(sweep.config, same);
    QStringList parts{sweep.command.join(u' ')};
    if (!same.isEmpty())
        parts.append(same);
    return parts;
}

} // namespace

LineChartData sweepChart(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                         const SweepCurve& curve, const Theme& theme) {
    return chart == SweepChart::ChunkSize
               ? chunkSizeChart(sweep, summary, curve.processes, theme)
               : scalingChart(chart, sweep, summary, curve.schedule, theme);
}

QString sweepChartNote(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                       const SweepCurve& curve) {
    if (chart == SweepChart::ChunkSize)
        return leftOutText(sweep, curve.processes);
    return chart == SweepChart::Speedup ? fitText(sweep, summary, curve.schedule) : QString();
}

QString sweepChartCaption(SweepChart chart, const SweepRecord& sweep, const SweepSummary& summary,
                          const SweepCurve& curve) {
    if (sweep.points.empty())
        return {};
    QStringList parts = sharedParts(chart, sweep, curve);
    parts.append(runsPart(chart, sweep, summary, curve));
    if (hasSetAside(chart, sweep, summary, curve))
        parts.append(Charts::tr("hollow: runs that were set aside and do not count"));
    if (chart == SweepChart::Speedup && showsFit(sweep, summary, curve.schedule))
        parts.append(
            Charts::tr("the band around the fit is as wide as the points scatter about it"));
    QStringList sentences{
        Charts::tr("%1, %2 usable: %3.")
            .arg(titleOf(chart), coresText(coresAtOnce(sweep.machine)), parts.join(u"; "_s)),
        sweepChartNote(chart, sweep, summary, curve),
        originText(sweep.machine.version, sweep.startedAt.date())};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace poolscope
