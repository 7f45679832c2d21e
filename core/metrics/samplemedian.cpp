#include "core/metrics/samplemedian.h"

#include "core/metrics/distributions.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// From so few values an interval from order statistics has 95 %.
constexpr std::size_t FewestForInterval = 6;
constexpr std::size_t FewestForNarrowInterval = 5;
/// Of a normal distribution, MAD × this is the standard deviation.
constexpr double DeviationsPerMad = 1.4826;
constexpr double FarthestDeviations = 10;

std::vector<double> sorted(std::span<const double> values) {
    std::vector<double> copy(values.begin(), values.end());
    std::sort(copy.begin(), copy.end());
    return copy;
}

double middleOf(const std::vector<double>& sorted) {
    const std::size_t half = sorted.size() / 2;
    if (sorted.empty())
        return 0;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/// P(the median lies from the @p rank-th smallest to the @p rank-th largest of @p size values).
double coverage(std::size_t size, std::size_t rank) {
    return 1 - 2 * coinProbability(static_cast<int>(size), static_cast<int>(rank) - 1);
}

/// The largest rank whose interval covers at least @p confidence; 0 if none does.
std::size_t rankFor(std::size_t size, double confidence) {
    // The normal approximation, from a safe distance below.
    const double deviations = normalQuantile(0.5 + confidence / 2);
    const auto count = static_cast<double>(size);
    const double start = (count - deviations * std::sqrt(count)) / 2 - 2;
    std::size_t rank = start > 0 ? static_cast<std::size_t>(start) : 0;
    while (rank > 0 && coverage(size, rank) < confidence)
        --rank;
    while (2 * (rank + 1) <= size && coverage(size, rank + 1) >= confidence)
        ++rank;
    return rank;
}

/// The interval between ranks: @p weight 0 from the @p rank-th values, 1 from the next ones
/// inwards.
Interval between(const std::vector<double>& sorted, std::size_t rank, double weight) {
    const std::size_t below = rank - 1;
    const std::size_t above = sorted.size() - rank;
    return {(1 - weight) * sorted[below] + weight * sorted[below + 1],
            (1 - weight) * sorted[above] + weight * sorted[above - 1]};
}

} // namespace

double median(std::span<const double> values) {
    return middleOf(sorted(values));
}

std::optional<Interval> medianInterval(std::span<const double> values) {
    if (values.size() < FewestForInterval)
        return std::nullopt;
    return between(sorted(values), rankFor(values.size(), 0.95), 0);
}

std::optional<Interval> narrowMedianInterval(std::span<const double> values, double confidence) {
    if (values.size() < FewestForNarrowInterval)
        return std::nullopt;
    const std::vector<double> ordered = sorted(values);
    const std::size_t rank = rankFor(ordered.size(), confidence);
    if (rank == 0)
        return Interval{ordered.front(), ordered.back()};
    const auto size = static_cast<double>(ordered.size());
    const auto first = static_cast<double>(rank);
    if (first + 1 > size / 2)
        return between(ordered, rank, 0);
    const double covered = coverage(ordered.size(), rank);
    const double share = (covered - confidence) / (covered - coverage(ordered.size(), rank + 1));
    const double weight = (size - first) * share / (first + (size - 2 * first) * share);
    return between(ordered, rank, weight);
}

std::vector<std::size_t> outliers(std::span<const double> values) {
    if (values.size() < FewestForInterval)
        return {};
    const double middle = median(values);
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double value : values)
        distances.push_back(std::abs(value - middle));
    const double farthest = FarthestDeviations * DeviationsPerMad * median(distances);
    std::vector<std::size_t> found;
    if (farthest <= 0)
        return found;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (distances[i] > farthest)
            found.push_back(i);
    }
    return found;
}

int runsNeeded(int runs, double halfWidth, double wanted) {
    const double ratio = halfWidth / wanted;
    constexpr double Most = 1e9;
    return std::max(runs, static_cast<int>(std::min(Most, std::ceil(1.2 * runs * ratio * ratio))));
}

} // namespace poolscope
