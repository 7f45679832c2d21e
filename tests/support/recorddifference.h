#pragma once

#include "core/record/sweeprecord.h"

#include <QString>

namespace poolscope {

/// The first part in which two records differ; empty if there is none. Results that were found
/// right are not compared: files keep none, since they follow from the numbers.
[[nodiscard]] QString differenceOf(const RunRecord& one, const RunRecord& other);

/// The same for sweeps, with the runs that they keep.
[[nodiscard]] QString differenceOf(const SweepRecord& one, const SweepRecord& other);

} // namespace poolscope
