#include "ui/charts/losseschartdata.h"

#include "core/base/text.h"
#include "core/metrics/runsummary.h"
#include "core/words/amounts.h"
#include "core/words/lanenames.h"
#include "core/words/losswords.h"
#include "ui/charts/timeunit.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(LossesChart)
};

QColor colourOf(Nanoseconds Losses::*part, const Theme& theme) {
    if (part == &Losses::startUp)
        return theme.startUp;
    if (part == &Losses::useful)
        return theme.useful;
    if (part == &Losses::offCore)
        return theme.offCore;
    if (part == &Losses::waiting)
        return theme.waiting;
    return part == &Losses::tail ? theme.tail : theme.bad;
}

/// As in the lanes: lost work is crossed.
BarSet::Look lookOf(Nanoseconds Losses::*part) {
    if (part == &Losses::startUp)
        return BarSet::Look::Outlined;
    return part == &Losses::lost ? BarSet::Look::Crossed : BarSet::Look::Plain;
}

double shareOf(Nanoseconds time, Nanoseconds whole) {
    return static_cast<double>(time) / static_cast<double>(whole);
}

/// "tail: 158 ms of 636 ms, 25 %"
QString figures(const QString& what, Nanoseconds time, Nanoseconds whole) {
    return Charts::tr("%1: %2 of %3, %4")
        .arg(what, durationText(time), durationText(whole), shareText(shareOf(time, whole)));
}

} // namespace

BarChartData lossesChart(const RunRecord& record, const RunSummary& summary, const Theme& theme) {
    const Nanoseconds end = endOf(record);
    if (end <= 0)
        return {};
    const std::vector<Losses>& lanes = summary.lanes;
    const Nanoseconds whole = end * static_cast<Nanoseconds>(lanes.size());
    const TimeUnit unit = timeUnitFor(end);
    const auto inUnits = [&unit](Nanoseconds time) { return unit.of(static_cast<double>(time)); };
    BarChartData chart;
    chart.unit = unit.name;
    chart.end = inUnits(end);
    chart.rows = laneNames(record);
    for (const LossWords& words : lossWords(record.config.work.kind)) {
        BarSet set;
        set.colour = colourOf(words.part, theme);
        set.look = lookOf(words.part);
        set.meaning = words.meaning;
        Nanoseconds all = 0;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            const Nanoseconds time = lanes[i].*words.part;
            const QString& lane = chart.rows[static_cast<qsizetype>(i)];
            all += time;
            set.values.append(inUnits(time));
            set.figures.append(figures(Charts::tr("%1, %2").arg(lane, words.name), time, end));
        }
        if (all == 0)
            continue;
        set.name = words.name + QChar(QChar::Nbsp) + shareText(shareOf(all, whole));
        set.total = figures(Charts::tr("%1, all together").arg(words.name), all, whole);
        chart.sets.append(set);
    }
    return chart;
}

} // namespace poolscope
