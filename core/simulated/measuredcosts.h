#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

/// What a pool cost in a run on real processes, in the terms of a simulated machine: how long a
/// process's start took, what passed between two chunks of a process, and what came after the last
/// chunk. Nothing if the run does not tell: it was disturbed, not finished, or had too few chunks.
[[nodiscard]] std::optional<PoolCosts> measuredCosts(const RunRecord& record);

/// Such as a common machine has, where none were measured.
inline constexpr PoolCosts AssumedCosts{300 * NsPerUs, 200, NsPerMs};

} // namespace poolscope
