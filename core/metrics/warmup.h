#pragma once

#include "core/record/sweeprecord.h"

#include <optional>

namespace poolscope {

/// So many blocks are complete when it is looked whether the first ones still warmed up. Of more,
/// one slow run no longer moves a median.
inline constexpr int WarmUpCheckAfter = 10;

/// The first block of those that count, if all settings were slower in it: by more than 2 %, and by
/// more than twice the range of the other blocks. A block's slowness is the median over the
/// settings of its run against the setting's median (logarithms). Nothing: it is as the others, or
/// fewer than 8 others count.
///
/// Errors, of 10,000 simulated sweeps of 10 blocks each (tests/core/metrics/warmup_test.cpp): with
/// 1 to 16 settings and noise of 1 to 10 % a block that is as the others is taken for slow in at
/// most 1.1 % of them. One that is 10 % slower is found in 89 % on a calm machine (noise of 1 %),
/// one that is 37 % slower in 68 % with noise of 3 %, where it hardly moves a median. A signed-rank
/// test over the settings errs in 17 to 32 % with noise of 3 to 10 %: the runs of a block share
/// what happens to it.
[[nodiscard]] std::optional<int> blockThatWarmedUp(const SweepRecord& sweep);

} // namespace poolscope
