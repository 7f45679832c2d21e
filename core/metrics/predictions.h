#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <vector>

namespace poolscope {

/// What the simulated machine said of an experiment, and what was measured.
struct Prediction {
    double said = 0.0;     ///< speedup
    double measured = 0.0; ///< speedup

    /// By what share it was off; 0: not at all.
    [[nodiscard]] double error() const;
};

/// Holds the simulated and the measured runs of a session against each other.
class Predictions {
public:
    /// Takes in a run that finished undisturbed and has a speedup. Tells the newest of both, if
    /// that experiment was run on real processes and on a simulated machine with as many cores.
    std::optional<Prediction> add(const RunRecord& record);

private:
    struct Experiment {
        RunConfig config; ///< but for the engine
        int cores = 1;
        std::optional<double> said;
        std::optional<double> measured;
    };

    std::vector<Experiment> m_experiments;
};

} // namespace poolscope
