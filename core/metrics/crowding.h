#pragma once

#include "core/record/sweeprecord.h"

namespace poolscope {

// Whether others leave a sweep the cores that it needs. Judged by what they use alone, never by how
// long runs took, so that to set a block aside favours no setting.

/// Cores that others may use of those that are watched: what the largest point leaves free (one
/// that only waits needs but one core), and a tenth of what it needs, at most one core.
[[nodiscard]] double coresForOthers(const SweepRecord& sweep);

/// Whether others used more than that in a block, by more than the system's clock ticks may be off
/// (10 ms times √cores: 2.4 standard deviations). False where it is not known.
[[nodiscard]] bool isCrowded(const SweepRecord& sweep, const BlockConditions& block);

/// What others did in all blocks of @p sweep that count, taken together: short ones tell nothing
/// one by one.
[[nodiscard]] BlockConditions inAllThatCount(const SweepRecord& sweep);

/// Cores that others used on average of those blocks for which it is known, at least 0; 0 if it is
/// known of none.
[[nodiscard]] double othersCores(const std::vector<BlockConditions>& blocks);

/// Time of cores that a quota kept from the blocks, all in all; nothing: no quota, or not told.
[[nodiscard]] std::optional<Nanoseconds> throttledTime(const SweepConditions& conditions);

/// Whether that is more than a hundredth of the time that they took.
[[nodiscard]] bool isThrottled(const SweepConditions& conditions);

} // namespace poolscope
