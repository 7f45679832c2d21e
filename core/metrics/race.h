#pragma once

#include "core/metrics/recommendation.h"

#include <cstddef>
#include <span>
#include <vector>

namespace poolscope {

// "Find the best" of many settings: a race that only ever drops what is slower by a margin. To drop
// by rank, as successive halving and F-race do, loses the smallest process count and the largest
// chunk, which are as good as the fastest.

/// After so many blocks of a race the hopeless are dropped; then at looks(RaceRepeats), where the
/// race is over as soon as recommend() proves something. With six runs there is an interval.
inline constexpr int FirstDropAfter = 3;
inline constexpr int RaceRepeats = 6;

/// Which of @p candidates, in order of preference and with the blocks of this race alone, stay in
/// it: their indexes, ascending. Of 3 to 5 blocks: whose fastest run is not over 10 % above the
/// slowest run of the leader, which has the lowest median. From 6 on: who is not shown to be slower
/// than the leader by more than @p margin. From 9 on, if more than 8 are left: the 4 preferred and
/// the 4 fastest of them.
///
/// Of 10,000 simulated races of 30 settings each (tests/core/metrics/recommendationerror_test.cpp)
/// 99.8 % end with the right one after 390 runs on average in quiet noise (37 % proved), all after
/// 185 on a calm machine (all proved). None is proved and wrong, the bound is too low in 0.02 % at
/// most; ten runs of each would be 300, forty 1200.
[[nodiscard]] std::vector<std::size_t> keptInRace(std::span<const Candidate> candidates,
                                                  double margin = 0.03);

} // namespace poolscope
