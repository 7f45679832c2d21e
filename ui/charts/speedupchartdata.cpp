#include "ui/charts/speedupchartdata.h"

#include "core/metrics/speedup.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace poolscope {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr int FewestProcessesShown = 8;

/// Whether two runs can stand in one chart.
bool isSameExperiment(RunConfig a, const RunConfig& b) {
    a.processes = b.processes;
    a.order = b.order;
    a.measureSerial = b.measureSerial;
    return a == b;
}

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
LineSeries idealLine(const SpeedupHistory& history, int most, const Theme& theme) {
    LineSeries ideal{Charts::tr("ideal"), theme.muted, LineSeries::Style::Dashed, {}};
    for (const int processes : {1, std::min(history.usableCores(), most), most}) {
        const QPointF point(
            processes, idealSpeedup(history.experiment().work, processes, history.usableCores()));
        if (!ideal.points.contains(point))
            ideal.points.append(point);
    }
    return ideal;
}

} // namespace

void SpeedupHistory::add(const RunRecord& record) {
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return;
    if (!isSameExperiment(record.config, m_experiment) || m_points.empty()) {
        m_points.clear();
        m_experiment = record.config;
    }
    m_usableCores = record.machine.usableCores;
    m_points.push_back({record.config.processes, *gained});
}

LineChartData speedupChart(const SpeedupHistory& history, const Theme& theme) {
    if (history.points().empty())
        return {};
    std::map<int, std::vector<double>> byProcesses;
    double highest = 0.0;
    int most = FewestProcessesShown;
    for (const SpeedupPoint& point : history.points()) {
        byProcesses[point.processes].push_back(point.speedup);
        highest = std::max(highest, point.speedup);
        most = std::max(most, point.processes);
    }
    LineChartData chart;
    chart.xTitle = Charts::tr("processes");
    chart.yTitle = Charts::tr("speedup");
    chart.xFrom = 1;
    chart.xTo = most;

    const LineSeries ideal = idealLine(history, most, theme);
    chart.yTo = roundedUp(std::max(highest * 1.05, ideal.points.last().y()));

    LineSeries medians{QString(), theme.accent, LineSeries::Style::Line, {}};
    LineSeries marks{Charts::tr("measured"), theme.accent, LineSeries::Style::Marks, {}};
    chart.series.append(ideal);
    for (const auto& [processes, speedups] : byProcesses) {
        const auto [least, greatest] = std::minmax_element(speedups.begin(), speedups.end());
        if (*least < *greatest) {
            chart.series.append({QString(),
                                 theme.accent,
                                 LineSeries::Style::Line,
                                 {QPointF(processes, *least), QPointF(processes, *greatest)}});
        }
        medians.points.append(QPointF(processes, median(speedups)));
    }
    marks.points = medians.points;
    chart.series.append(medians);
    chart.series.append(marks);
    return chart;
}

} // namespace poolscope
