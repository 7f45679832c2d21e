#include "ui/charts/speeduphistory.h"

#include "core/metrics/speedup.h"

#include <algorithm>

namespace poolscope {

namespace {

/// @p config without what may differ within a series.
RunConfig experimentOf(RunConfig config) {
    const RunConfig any;
    config.processes = any.processes;
    config.order = any.order;
    config.recovery = any.recovery; // a run in which it came to that is told apart by itself
    return config;
}

/// Whether two experiments differ in their chunks at the most.
bool areComparable(const RunConfig& a, const RunConfig& b) {
    RunConfig alike = experimentOf(a);
    alike.schedule = b.schedule;
    return alike == experimentOf(b);
}

} // namespace

void SpeedupHistory::add(const RunRecord& record) {
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return;
    m_cores = coresAtOnce(machineOf(record));
    m_version = machineOf(record).version;
    Kept& kept = seriesOf(record.config);
    kept.lastUse = ++m_uses;
    kept.series.points.push_back({record.config.processes, *gained, disturbanceOf(record)});
}

std::vector<SpeedupSeries> SpeedupHistory::shown() const {
    std::vector<SpeedupSeries> shown;
    if (m_series.empty())
        return shown;
    const auto earlier = [](const Kept& a, const Kept& b) { return a.lastUse < b.lastUse; };
    const Kept& last = *std::max_element(m_series.begin(), m_series.end(), earlier);
    std::vector<quint64> uses;
    for (const Kept& kept : m_series) {
        if (areComparable(kept.series.experiment, last.series.experiment))
            uses.push_back(kept.lastUse);
    }
    std::sort(uses.rbegin(), uses.rend());
    const quint64 oldest = uses[std::min<std::size_t>(uses.size(), MostShown) - 1];
    for (const Kept& kept : m_series) {
        if (kept.lastUse >= oldest && areComparable(kept.series.experiment, last.series.experiment))
            shown.push_back(kept.series);
    }
    return shown;
}

SpeedupHistory::Kept& SpeedupHistory::seriesOf(const RunConfig& config) {
    for (Kept& kept : m_series) {
        if (experimentOf(kept.series.experiment) == experimentOf(config))
            return kept;
    }
    return m_series.emplace_back(Kept{{config, {}}, 0});
}

} // namespace poolscope
