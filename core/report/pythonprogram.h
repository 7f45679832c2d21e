#pragma once

#include "core/config/runconfig.h"

#include <QString>

namespace poolscope {

/// The Python program that does what a run of @p config does: complete, to be saved and run. It
/// prints what the run's results show, then what one process without a pool took, what the pool
/// took, and the speedup.
[[nodiscard]] QString pythonProgram(const RunConfig& config);

} // namespace poolscope
