#pragma once

#include "core/work/workspec.h"

#include <cstdint>

namespace poolscope {

/// The share of the mean time that the number at @p position (0 … size − 1) of @p size takes:
/// equal 1; rising 2(i+½)/N; falling its mirror; random −ln(1−u), an exponential distribution of
/// mean 1; one-heavy (N+1)/2 for position ⌊3N/4⌋ and ½ for the rest.
[[nodiscard]] double weight(const WorkSpec& work, std::uint64_t position, std::uint64_t size);

/// The sum of weight() over @p count positions from @p position on. Constant time except for
/// WorkProfile::Random, which is summed number by number.
[[nodiscard]] double weightSum(const WorkSpec& work, std::uint64_t position, std::uint64_t count,
                               std::uint64_t size);

/// The k-th number of the generator splitmix64 with state @p state: Steele, Lea, Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014.
[[nodiscard]] std::uint64_t splitmix64(std::uint64_t state);

} // namespace poolscope
