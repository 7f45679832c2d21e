#pragma once

#include "core/metrics/sweepsummary.h"

#include <QStringList>

namespace poolscope {

/// What the machine did besides that may mislead in the figures of @p sweep: other programs, a
/// quota, saved power, cores that are shared. A sentence each; empty: nothing known.
[[nodiscard]] QStringList conditionWarnings(const SweepRecord& sweep, const SweepSummary& summary);

} // namespace poolscope
