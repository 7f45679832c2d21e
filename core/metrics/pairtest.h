#pragma once

#include <optional>
#include <span>

namespace poolscope {

/// The logs of two settings' medians held against each other: Bonett and Price (2020, JEBS 45,
/// 750–770), as in statpsych's ci.ratio.median.ps and ci.ratio.median2. What a margin m above is,
/// and a bound: as a share, 0.03 is 3 %.
struct PairTest {
    double difference = 0;    ///< log(median of the first / median of the second)
    double standardError = 0; ///< of the difference; above 0

    /// (difference − log(1 + margin)) / standard error.
    [[nodiscard]] double distanceFrom(double margin) const;

    /// Whether the first is shown to be less than @p margin slower, wrongly in @p alpha of cases.
    [[nodiscard]] bool isBelow(double margin, double alpha) const;

    /// Whether the first is shown to be more than @p margin slower.
    [[nodiscard]] bool isAbove(double margin, double alpha) const;

    /// With @p confidence the ratio of the medians is not larger than this.
    [[nodiscard]] double upperBound(double confidence = 0.95) const;
};

/// The logs of times of runs of the same blocks, in the order of the blocks. A missing run is NaN,
/// and its block is left out. Nothing if fewer than 5 blocks are left.
[[nodiscard]] std::optional<PairTest> pairedTest(std::span<const double> first,
                                                 std::span<const double> second);

/// The same for runs that do not belong together; a missing run is NaN. Nothing below 5 on either
/// side.
[[nodiscard]] std::optional<PairTest> unpairedTest(std::span<const double> first,
                                                   std::span<const double> second);

/// The standard error of the median from two order statistics:
/// (x_(n+1−c) − x_(c)) / 2z, c = max(1, round((n + 1)/2 − √n)), z = Φ⁻¹(1 − P(Bin(n, ½) < c)).
/// Of the logs of times: that of the logarithm of the median. Nothing below 5 values.
[[nodiscard]] std::optional<double> medianStandardError(std::span<const double> values);

/// Who looks at each of six times may be wrong so often each time to be wrong in 5 % overall.
inline constexpr double AlphaOfALook = 0.05 / 6;

} // namespace poolscope
