#pragma once

#include "core/config/runconfig.h"
#include "core/report/runjson.h"

namespace poolscope {

/// Bytes that a run's JSON takes at the least.
[[nodiscard]] quint64 leastJsonBytes(const RunConfig& config, JsonResults results);

/// Bytes that a run file takes at the least.
[[nodiscard]] quint64 leastRunFileBytes(const RunConfig& config);

} // namespace poolscope
