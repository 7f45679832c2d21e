#include "ui/charts/speedupchartdata.h"

#include "core/base/text.h"
#include "core/metrics/speedup.h"
#include "ui/charts/captionwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(SpeedupChart)
};

constexpr int FewestProcessesShown = 8;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// The next of 1, 1.5, 2, 3, … 10, 15, … that is not below @p value, so that the axis rarely
/// changes.
double roundedUp(double value) {
    for (const double digit : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (digit >= value)
            return digit;
    }
    return 10 * roundedUp(value / 10);
}

/// It rises with the processes until there are no more cores for them.
QString marksName(EngineId engine) {
    return engine == EngineId::Simulated ? Charts::tr("simulated") : Charts::tr("measured");
}

LineSeries idealLine(const WorkSpec& work, double cores, int most, const Theme& theme) {
    LineSeries ideal;
    ideal.name = Charts::tr("ideal");
    ideal.colour = theme.muted;
    ideal.style = LineSeries::Style::Dashed;
    const double end = most;
    for (const double processes : {1.0, std::clamp(cores, 1.0, end), end}) {
        const double speedup = work.kind == WorkKind::Wait ? processes : std::min(processes, cores);
        const QPointF point(processes, speedup);
        if (!ideal.points.contains(point))
            ideal.points.append(point);
    }
    return ideal;
}

/// The first series has the accent; the others have colours that can be told from it and from each
/// other, whatever the vision.
QColor colourOf(int series, const Theme& theme) {
    constexpr std::array<int, SpeedupHistory::MostShown> Processes{0, 6, 3, 4, 2, 8};
    return series == 0 ? theme.accent
                       : processColour(Processes.at(static_cast<std::size_t>(series)));
}

QString reasonText(Disturbance disturbance) {
    switch (disturbance) {
    case Disturbance::Death:
        return Charts::tr("a process died");
    case Disturbance::StoodStill:
        return Charts::tr("a process stood still");
    case Disturbance::Suspended:
        return Charts::tr("the whole program stood still");
    case Disturbance::Frozen:
        return Charts::tr("a process was frozen");
    }
    Q_UNREACHABLE();
}

QString countedText(const std::vector<double>& speedups) {
    if (speedups.size() == 1)
        return Charts::tr("1 run: speedup %1").arg(timesText(speedups.front()));
    const auto [least, greatest] = std::minmax_element(speedups.begin(), speedups.end());
    return Charts::tr("%1 runs: median speedup %2, from %3 to %4 (the bar)")
        .arg(QString::number(speedups.size()), timesText(median(speedups)), timesText(*least),
             timesText(*greatest));
}

/// "chunks of 7, 4 processes"
QString placeText(const SpeedupSeries& series, int processes) {
    const QString count =
        processes == 1 ? Charts::tr("1 process") : Charts::tr("%1 processes").arg(processes);
    return Charts::tr("%1, %2").arg(count, seriesName(series.experiment.schedule));
}

/// What is made of one series.
struct Drawn {
    LineSeries line;
    LineSeries marks;
    LineSeries disturbed;
};

Drawn draw(const SpeedupSeries& series, int number, const Theme& theme) {
    const QColor colour = colourOf(number, theme);
    Drawn drawn;
    std::map<int, std::vector<double>> byProcesses;
    for (const SpeedupPoint& point : series.points) {
        if (!point.disturbance) {
            byProcesses[point.processes].push_back(point.speedup);
            continue;
        }
        drawn.disturbed.points.append(QPointF(point.processes, point.speedup));
        drawn.disturbed.texts.append(
            placeText(series, point.processes) + u'\n' +
            Charts::tr("speedup %1, not counted: %2")
                .arg(timesText(point.speedup), reasonText(*point.disturbance)));
    }
    for (const auto& [processes, speedups] : byProcesses) {
        const auto [least, greatest] = std::minmax_element(speedups.begin(), speedups.end());
        drawn.marks.spans.append(*least < *greatest ? std::optional(Interval{*least, *greatest})
                                                    : std::nullopt);
        drawn.line.points.append(QPointF(processes, median(speedups)));
        drawn.marks.texts.append(placeText(series, processes) + u'\n' + countedText(speedups));
    }
    drawn.marks.points = drawn.line.points;
    drawn.marks.style = LineSeries::Style::Marks;
    drawn.disturbed.style = LineSeries::Style::HollowMarks;
    for (LineSeries* part : {&drawn.line, &drawn.marks, &drawn.disturbed}) {
        part->colour = colour;
        part->shape = number;
    }
    return drawn;
}

} // namespace

QString seriesName(const Schedule& schedule) {
    const QString atLeast = countText(schedule.parameter);
    const auto named = [&](const QString& name) {
        return schedule.parameter > 1 ? Charts::tr("%1, at least %2").arg(name, atLeast) : name;
    };
    switch (schedule.kind) {
    case ScheduleKind::Python:
        return Charts::tr("as Pool.map");
    case ScheduleKind::Fixed:
        return Charts::tr("chunks of %1").arg(atLeast);
    case ScheduleKind::Static:
        return Charts::tr("one per process");
    case ScheduleKind::Guided:
        return named(Charts::tr("guided"));
    case ScheduleKind::GuidedHalf:
        return named(Charts::tr("guided, halved"));
    case ScheduleKind::Trapezoid:
        return Charts::tr("trapezoid");
    case ScheduleKind::Factoring:
        return named(Charts::tr("factoring"));
    }
    Q_UNREACHABLE();
}

LineChartData speedupChart(const SpeedupHistory& history, const Theme& theme) {
    const std::vector<SpeedupSeries> shown = history.shown();
    if (shown.empty())
        return {};
    double highest = 0.0;
    int most = FewestProcessesShown;
    for (const SpeedupSeries& series : shown) {
        for (const SpeedupPoint& point : series.points) {
            highest = std::max(highest, point.speedup);
            most = std::max(most, point.processes);
        }
    }
    const WorkSpec& work = shown.front().experiment.work;
    const LineSeries ideal = idealLine(work, history.cores(), most, theme);
    LineChartData chart;
    chart.xTitle = Charts::tr("processes");
    chart.yTitle = Charts::tr("speedup");
    chart.xFrom = 1;
    chart.xTo = most;
    chart.yTo = roundedUp(std::max(highest * 1.05, ideal.points.last().y()));
    chart.series.append(ideal);
    bool disturbedNamed = false;
    for (std::size_t number = 0; number < shown.size(); ++number) {
        Drawn drawn = draw(shown[number], static_cast<int>(number), theme);
        drawn.marks.name = shown.size() == 1 ? marksName(shown[number].experiment.engine)
                                             : seriesName(shown[number].experiment.schedule);
        if (!drawn.line.points.isEmpty())
            chart.series.append({drawn.line, drawn.marks});
        if (drawn.disturbed.points.isEmpty())
            continue;
        if (!std::exchange(disturbedNamed, true))
            drawn.disturbed.name = Charts::tr("disturbed");
        chart.series.append(drawn.disturbed);
    }
    return chart;
}

QString speedupCaption(const SpeedupHistory& history) {
    const std::vector<SpeedupSeries> shown = history.shown();
    if (shown.empty())
        return {};
    const RunConfig& config = shown.front().experiment;
    std::size_t runs = 0;
    QStringList names;
    for (const SpeedupSeries& series : shown) {
        runs += series.points.size();
        names.append(seriesName(series.experiment.schedule));
    }
    const QString stand =
        runs == 1 ? Charts::tr("one run")
                  : Charts::tr("medians of %1 runs, bars from the least to the greatest").arg(runs);
    return Charts::tr("Speedup by number of processes, %1 usable cores: %2. %3")
        .arg(shortFactorText(history.cores()),
             (experimentParts(config, names.join(u", "_s)) << stand).join(u"; "_s),
             originText(history.version(), QDate::currentDate()));
}

} // namespace poolscope
