#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

#include <vector>

namespace poolscope {

/// The slow-downs that a replay of a run of length @p end offers, 1 for as it was: …, 0.5, 1, 2, 5,
/// 10, … from what makes a long one last some seconds up to what makes it last about an hour: most
/// of a run may be over within a thousandth of it.
[[nodiscard]] std::vector<double> slowDowns(Nanoseconds end);

/// The slow-down with which a replay lasts about four seconds at the most, or 1 if the run itself
/// did.
[[nodiscard]] double comfortableSlowDown(Nanoseconds end);

} // namespace poolscope
