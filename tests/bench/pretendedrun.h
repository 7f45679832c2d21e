#pragma once

#include "core/record/runrecord.h"

namespace poolscope {

/// A finished run of @p chunks chunks of one number as a pool of 64 would do it: whoever is free
/// takes the next one. In the record they stand as they are seen, some hundred of each process at a
/// time.
[[nodiscard]] RunRecord pretendedRun(std::size_t chunks);

} // namespace poolscope
