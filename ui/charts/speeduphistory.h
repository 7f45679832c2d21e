#pragma once

#include "core/metrics/disturbance.h"
#include "core/record/runrecord.h"

#include <optional>
#include <vector>

namespace poolscope {

/// What one finished run adds to the speedup chart.
struct SpeedupPoint {
    int processes = 1;
    double speedup = 0.0;
    std::optional<Disturbance> disturbance; ///< if any, it is shown but measures nothing

    friend bool operator==(const SpeedupPoint&, const SpeedupPoint&) = default;
};

/// The runs of one experiment: what may differ is the number of processes, and what was to happen
/// to them.
struct SpeedupSeries {
    RunConfig experiment; ///< of its first run
    std::vector<SpeedupPoint> points;
};

/// The speedups of a session's runs, a series for each experiment.
class SpeedupHistory {
public:
    /// Takes @p record in if it finished and its serial time is known.
    void add(const RunRecord& record);

    /// The series that can be compared with that of the last run, and that one: they differ in
    /// their chunks alone. Those used last, at most MostShown, in the order in which they began.
    [[nodiscard]] std::vector<SpeedupSeries> shown() const;

    /// Of the last run's machine: coresAtOnce().
    [[nodiscard]] double cores() const { return m_cores; }

    /// The version of Poolscope that ran them.
    [[nodiscard]] const QString& version() const { return m_version; }

    static constexpr int MostShown = 6;

private:
    struct Kept {
        SpeedupSeries series;
        quint64 lastUse = 0;
    };

    [[nodiscard]] Kept& seriesOf(const RunConfig& config);

    double m_cores = 1;
    QString m_version;
    std::vector<Kept> m_series;
    quint64 m_uses = 0;
};

} // namespace poolscope
