#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <vector>

namespace poolscope {

/// Everything that is wrong with @p config, in the order of the settings; empty if it can be run.
/// What this machine allows is not asked here: see core/pool/preflight.h.
[[nodiscard]] std::vector<Problem> check(const RunConfig& config);

} // namespace poolscope
