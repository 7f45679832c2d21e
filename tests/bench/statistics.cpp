#include "tests/bench/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace poolscope {

namespace {

/// The probability that fewer than @p k of @p count values lie below the true median, or above it.
double missed(std::size_t count, std::size_t k) {
    const double n = static_cast<double>(count);
    double term = std::exp2(-n); // of j = 0; binomial coefficients follow from their neighbours
    double sum = 0.0;
    for (std::size_t j = 0; j < k; ++j) {
        sum += term;
        const double done = static_cast<double>(j);
        term *= (n - done) / (done + 1.0);
    }
    return 2.0 * sum;
}

} // namespace

double median(std::vector<double> values) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

std::optional<std::size_t> medianRank(std::size_t count) {
    constexpr double MostMissed = 0.05;
    std::size_t rank = 0;
    while (2 * (rank + 1) <= count && missed(count, rank + 1) <= MostMissed)
        ++rank;
    return rank > 0 ? std::optional(rank) : std::nullopt;
}

MedianInterval medianInterval(std::vector<double> values) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const std::size_t rank = medianRank(values.size()).value_or(1);
    return {values[rank - 1], values[values.size() - rank],
            std::max(0.0, 1.0 - missed(values.size(), rank))};
}

} // namespace poolscope
