#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <optional>

namespace poolscope {

class RunEnvironment;

/// What this machine has against running @p config, asked before anything is started: a missing
/// worker program, too little free memory for board and record, too few file descriptors (the
/// soft limit is raised to the hard one first). Nothing if it can be run.
[[nodiscard]] std::optional<Problem> preflight(const RunConfig& config,
                                               const RunEnvironment& environment);

/// Bytes that a run of @p config will take in the end: board, record, and the serial measurement's
/// results if there are more of them.
[[nodiscard]] quint64 memoryNeeded(const RunConfig& config);

} // namespace poolscope
