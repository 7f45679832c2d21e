#pragma once

#include "core/record/runrecord.h"

namespace poolscope {

/// @p whole as it was at @p time, 0 … endOf(whole) in ns: a copy of all that had happened by then,
/// found by looking at everything. Slow and simple; what Moment has to be like.
[[nodiscard]] RunRecord replayed(const RunRecord& whole, Nanoseconds time);

} // namespace poolscope
