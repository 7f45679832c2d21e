#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "core/config/runwishes.h"

#include <optional>
#include <vector>

namespace poolscope {

class RunEnvironment;

/// What a simulated machine cannot do of @p config, which is well formed: reach so far in time.
[[nodiscard]] std::vector<Problem> checkSimulated(const RunConfig& config);

/// What this machine has against simulating it: memory for the record and the results.
[[nodiscard]] std::optional<Problem> simulatedPreflight(const RunConfig& config,
                                                        const RunWishes& wishes,
                                                        const RunEnvironment& environment,
                                                        quint64 givenBack);

/// Bytes that record and results will take.
[[nodiscard]] quint64 simulatedMemory(const RunConfig& config);

} // namespace poolscope
