#pragma once

#include "core/config/runwishes.h"
#include "core/record/runrecord.h"
#include "core/run/runenvironment.h"

#include <optional>

namespace poolscope {

/// Poolscope's side of the comparisons: runs as the programs make them, in this process.
class OurSide {
public:
    /// The worker program stands beside this one.
    OurSide();

    [[nodiscard]] const MachineFacts& machine() const { return m_environment.machine(); }

    /// Steps of burn() in a microsecond.
    [[nodiscard]] double iterationsPerUs() { return m_environment.iterationsPerUs(); }

    /// One run, its serial time measured anew if asked for. Nothing if it failed; why is said on
    /// stderr.
    [[nodiscard]] std::optional<RunRecord> run(const RunConfig& config,
                                               const RunWishes& wishes = {false});

private:
    RunEnvironment m_environment;
};

/// The plain squares of 0 … size − 1 without a serial measurement.
[[nodiscard]] RunConfig squaresConfig(quint64 size, int processes);

} // namespace poolscope
