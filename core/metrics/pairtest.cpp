#include "core/metrics/pairtest.h"

#include "core/metrics/distributions.h"
#include "core/metrics/samplemedian.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace poolscope {

namespace {

constexpr std::size_t FewestRuns = 5;
/// Where all runs took equally long, the timer was too coarse.
constexpr double LeastVariance = 1e-12;

std::vector<double> present(std::span<const double> values) {
    std::vector<double> there;
    there.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(there),
                 [](double value) { return !std::isnan(value); });
    return there;
}

/// 4p − 1, p the share of blocks in which both lie below their medians: 0 where they have nothing
/// to do with each other.
double dependence(const std::vector<double>& first, double firstMedian,
                  const std::vector<double>& second, double secondMedian) {
    int bothBelow = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        bothBelow += first[i] < firstMedian && second[i] < secondMedian ? 1 : 0;
    const auto blocks = static_cast<double>(first.size());
    const double share = (bothBelow + 0.25) / (first.size() % 2 == 1 ? blocks : blocks + 1);
    return 4 * share - 1;
}

PairTest testOf(const std::vector<double>& first, const std::vector<double>& second,
                bool isPaired) {
    const double a = median(first);
    const double b = median(second);
    const double aError = medianStandardError(first).value_or(0);
    const double bError = medianStandardError(second).value_or(0);
    double variance = aError * aError + bError * bError;
    if (isPaired)
        variance -= 2 * dependence(first, a, second, b) * aError * bError;
    return {a - b, std::sqrt(std::max(LeastVariance, variance))};
}

} // namespace

double PairTest::distanceFrom(double margin) const {
    return (difference - std::log1p(margin)) / standardError;
}

bool PairTest::isBelow(double margin, double alpha) const {
    return distanceFrom(margin) <= normalQuantile(alpha);
}

bool PairTest::isAbove(double margin, double alpha) const {
    return distanceFrom(margin) >= -normalQuantile(alpha);
}

double PairTest::upperBound(double confidence) const {
    return std::exp(difference + normalQuantile(confidence) * standardError);
}

std::optional<PairTest> pairedTest(std::span<const double> first, std::span<const double> second) {
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (std::isnan(first[i]) || std::isnan(second[i]))
            continue;
        a.push_back(first[i]);
        b.push_back(second[i]);
    }
    if (a.size() < FewestRuns)
        return std::nullopt;
    return testOf(a, b, true);
}

std::optional<PairTest> unpairedTest(std::span<const double> first,
                                     std::span<const double> second) {
    const std::vector<double> a = present(first);
    const std::vector<double> b = present(second);
    if (std::min(a.size(), b.size()) < FewestRuns)
        return std::nullopt;
    return testOf(a, b, false);
}

std::optional<double> medianStandardError(std::span<const double> values) {
    if (values.size() < FewestRuns)
        return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const auto count = static_cast<double>(sorted.size());
    const double rank = std::max(1.0, std::round((count + 1) / 2 - std::sqrt(count)));
    const double deviations = -normalQuantile(
        coinProbability(static_cast<int>(sorted.size()), static_cast<int>(rank) - 1));
    const auto from = static_cast<std::size_t>(rank);
    return (sorted[sorted.size() - from] - sorted[from - 1]) / (2 * deviations);
}

} // namespace poolscope
