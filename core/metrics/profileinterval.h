#pragma once

#include "core/metrics/interval.h"

#include <functional>

namespace poolscope {

/// The values around @p estimate at which @p excess is not above 0, by which the misses of the best
/// law with that value exceed what is allowed. Not below 0; without an upper end if there is none
/// up to 10^9. An estimate that was brought back to the edge of what is possible, where @p excess
/// is above 0 already, is the only such value.
[[nodiscard]] Interval profileInterval(double estimate,
                                       const std::function<double(double)>& excess);

} // namespace poolscope
