#pragma once

#include "core/metrics/interval.h"

#include <functional>

namespace poolscope {

/// The values around @p estimate at which @p excess is not above 0, by which the misses of the best
/// law with that value exceed what is allowed. Not below 0; without an upper end if there is none
/// up to 10^9. @p excess of the estimate is below 0.
[[nodiscard]] Interval profileInterval(double estimate,
                                       const std::function<double(double)>& excess);

} // namespace poolscope
