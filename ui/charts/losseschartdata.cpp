#include "ui/charts/losseschartdata.h"

#include "core/metrics/losses.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace poolscope {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr std::size_t MostLanes = 32;

struct Kind {
    QString name;
    QColor colour;
    Nanoseconds Losses::*part;
};

std::array<Kind, 6> kinds(const Theme& theme) {
    return {{{Charts::tr("start-up"), theme.muted, &Losses::startUp},
             {Charts::tr("useful"), processColour(3), &Losses::useful},
             {Charts::tr("no core"), processColour(2), &Losses::offCore},
             {Charts::tr("waiting"), processColour(5), &Losses::waiting},
             {Charts::tr("tail"), theme.track, &Losses::tail},
             {Charts::tr("lost"), theme.bad, &Losses::lost}}};
}

} // namespace

BarChartData lossesChart(const RunRecord& record, const Theme& theme) {
    std::vector<Losses> lanes = lossesByLane(record);
    lanes.resize(std::min(lanes.size(), MostLanes));
    BarChartData chart;
    chart.valueTitle = Charts::tr("ms");
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        chart.categories.append(QString::number(lane + 1));
    for (const Kind& kind : kinds(theme)) {
        BarSet set{kind.name, kind.colour, {}};
        for (const Losses& lane : lanes)
            set.values.append(static_cast<double>(lane.*kind.part) / NsPerMs);
        if (std::any_of(set.values.begin(), set.values.end(), [](double ms) { return ms > 0; }))
            chart.sets.append(set);
    }
    return chart;
}

} // namespace poolscope
