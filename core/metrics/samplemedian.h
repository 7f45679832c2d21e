#pragma once

#include "core/metrics/interval.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace poolscope {

// Of the times of one setting's runs. Their noise is a tight core with a heavy tail to the right,
// so that means and standard deviations tell little, and medians do.

/// The middle one, or the mean of the two in the middle; 0 if there is none.
[[nodiscard]] double median(std::span<const double> values);

/// Two of the values between which the median lies with at least 95 %: the l-th smallest and l-th
/// largest, l the largest with 2·P(Bin(n, ½) < l) ≤ 5 %. Exact for every continuous distribution.
/// Nothing below 6 values.
[[nodiscard]] std::optional<Interval> medianInterval(std::span<const double> values);

/// The narrower interval of Hettmansperger and Sheather (1986, Stat. Prob. Lett. 4, 75–79), which
/// interpolates between order statistics: close to @p confidence, at times 1 or 2 % below. From the
/// least to the largest value where even that covers less; nothing below 5 values.
[[nodiscard]] std::optional<Interval> narrowMedianInterval(std::span<const double> values,
                                                           double confidence = 0.95);

/// Which values, in ascending order, are farther than 10·1.4826·MAD from the median, MAD being the
/// median distance from it: 2 of 10,000 in normal noise. None below 6 values or if MAD is 0.
[[nodiscard]] std::vector<std::size_t> outliers(std::span<const double> values);

/// How many runs it takes, roughly, until the half width of the median's interval is @p wanted, if
/// @p runs runs have given @p halfWidth, in the same unit and both above 0: 1.2·n·(w/π)², fitted to
/// noise of a quiet machine. At least @p runs.
[[nodiscard]] int runsNeeded(int runs, double halfWidth, double wanted);

} // namespace poolscope
