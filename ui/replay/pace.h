#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

#include <vector>

namespace poolscope {

/// The slow-downs that a replay of a run of length @p end offers, 1 for as it was: 1, 2, 5, 10, …
/// up to what makes it last about a minute.
[[nodiscard]] std::vector<qint64> slowDowns(Nanoseconds end);

/// The slow-down with which a replay lasts about four seconds at the most, or 1 if the run itself
/// did.
[[nodiscard]] qint64 comfortableSlowDown(Nanoseconds end);

} // namespace poolscope
