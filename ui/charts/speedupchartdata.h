#pragma once

#include "core/record/machinefacts.h"
#include "core/record/runrecord.h"
#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

#include <vector>

namespace poolscope {

/// What one finished run adds to the speedup chart.
struct SpeedupPoint {
    int processes = 1;
    double speedup = 0.0;

    friend bool operator==(const SpeedupPoint&, const SpeedupPoint&) = default;
};

/// The speedups of a session's runs of one experiment: what may differ is the number of processes.
class SpeedupHistory {
public:
    /// Takes @p record in if it finished and its serial time is known. The first record of another
    /// experiment (other numbers, work or schedule) begins a new chart.
    void add(const RunRecord& record);

    [[nodiscard]] const std::vector<SpeedupPoint>& points() const { return m_points; }

    [[nodiscard]] const RunConfig& experiment() const { return m_experiment; }

    [[nodiscard]] int usableCores() const { return m_usableCores; }

private:
    RunConfig m_experiment;
    int m_usableCores = 1;
    std::vector<SpeedupPoint> m_points;
};

/// Median speedups by process count, the spread of several runs of one count, and the ideal line:
/// the number of processes, for CPU work at most the usable cores.
[[nodiscard]] LineChartData speedupChart(const SpeedupHistory& history, const Theme& theme);

} // namespace poolscope
