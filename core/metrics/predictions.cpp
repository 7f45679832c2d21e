#include "core/metrics/predictions.h"

#include "core/metrics/disturbance.h"
#include "core/metrics/speedup.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// @p config without what tells a simulated run from a measured one, and what changes no time.
RunConfig experimentOf(RunConfig config) {
    const RunConfig any;
    config.engine = any.engine;
    config.simulated = any.simulated;
    config.recovery = any.recovery;
    config.order = any.order;
    return config;
}

} // namespace

double Prediction::error() const {
    return std::abs(said / measured - 1.0);
}

std::optional<Prediction> Predictions::add(const RunRecord& record) {
    const std::optional<double> gained = speedup(record);
    if (!gained || disturbanceOf(record))
        return std::nullopt;
    const RunConfig config = experimentOf(record.config);
    const int cores = machineOf(record).usableCores;
    auto found = std::find_if(m_experiments.begin(), m_experiments.end(),
                              [&config, cores](const Experiment& known) {
                                  return known.cores == cores && known.config == config;
                              });
    if (found == m_experiments.end())
        found = m_experiments.insert(found, {config, cores, std::nullopt, std::nullopt});
    (isSimulated(record) ? found->said : found->measured) = gained;
    if (!found->said || !found->measured)
        return std::nullopt;
    return Prediction{*found->said, *found->measured};
}

} // namespace poolscope
