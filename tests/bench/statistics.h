#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace poolscope {

/// The middle value; the mean of the two middle ones if their number is even. @p values not empty.
[[nodiscard]] double median(std::vector<double> values);

/// An interval for the median of what @p values are drawn from.
struct MedianInterval {
    double low = 0.0;
    double high = 0.0;
    double coverage = 0.0; ///< the probability that such an interval holds the true median

    friend bool operator==(const MedianInterval&, const MedianInterval&) = default;
};

/// Which of @p count sorted values bound a 95 % interval for the median: rank k from below and k
/// from above, k from 1. Nothing below 6 values: not even all of them cover 95 %.
[[nodiscard]] std::optional<std::size_t> medianRank(std::size_t count);

/// The narrowest pair of order statistics that covers at least 95 %. It assumes nothing of how the
/// values are distributed: how many of them lie below the true median is binomial. With fewer than
/// 6 values it reaches from the smallest to the largest, and the coverage says what that is worth.
[[nodiscard]] MedianInterval medianInterval(std::vector<double> values);

} // namespace poolscope
