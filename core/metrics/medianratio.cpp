#include "core/metrics/medianratio.h"

#include "core/metrics/distributions.h"
#include "core/metrics/samplemedian.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace poolscope {

namespace {

/// Up to here Mann and Whitney's p is counted out.
constexpr std::size_t MostPairsCounted = 400;

std::vector<double> logsOf(std::span<const double> times) {
    std::vector<double> logs;
    logs.reserve(times.size());
    for (const double time : times)
        logs.push_back(std::log(std::max(1.0, time)));
    return logs;
}

double logMedian(std::span<const double> times) {
    return std::log(std::max(1.0, median(times)));
}

/// In how many orders of @p first and @p second values without a tie the first have each U: the
/// coefficients of the Gaussian binomial, made factor by factor, exact in a double.
std::vector<double> waysToEachU(std::size_t first, std::size_t second) {
    std::vector<double> ways(first * second + 1, 0.0);
    ways[0] = 1;
    for (std::size_t i = 1; i <= first; ++i) {
        for (std::size_t u = ways.size(); u-- > second + i;) // × (1 − q^(second + i))
            ways[u] -= ways[u - second - i];
        for (std::size_t u = i; u < ways.size(); ++u) // ÷ (1 − q^i)
            ways[u] += ways[u - i];
    }
    return ways;
}

double countedP(double u, std::size_t first, std::size_t second) {
    const std::vector<double> ways = waysToEachU(first, second);
    const auto smaller =
        static_cast<std::size_t>(std::min(u, static_cast<double>(first * second) - u));
    double all = 0;
    double asFar = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        all += ways[i];
        asFar += i <= smaller ? ways[i] : 0;
    }
    return std::min(1.0, 2 * asFar / all);
}

/// Σ (t³ − t) over the groups of t equal values.
double tiesIn(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    double ties = 0;
    for (auto from = values.begin(); from != values.end();) {
        const auto until = std::upper_bound(from, values.end(), *from);
        const auto equal = static_cast<double>(until - from);
        ties += equal * equal * equal - equal;
        from = until;
    }
    return ties;
}

double normalP(double u, double first, double second, double ties) {
    const double all = first + second;
    const double pairs = first * second;
    const double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
    if (variance <= 0)
        return 1;
    const double distance = std::max(0.0, std::abs(u - pairs / 2) - 0.5);
    return 2 * normalProbability(-distance / std::sqrt(variance));
}

} // namespace

Estimate medianRatio(std::span<const double> above, std::span<const double> below,
                     double confidence) {
    const double a = logMedian(above);
    const double b = logMedian(below);
    Estimate ratio{std::exp(a - b), std::nullopt};
    const auto aLimits = narrowMedianInterval(logsOf(above), confidence);
    const auto bLimits = narrowMedianInterval(logsOf(below), confidence);
    if (aLimits && bLimits)
        ratio.interval = {std::exp(a - b - std::hypot(a - aLimits->low, bLimits->high - b)),
                          std::exp(a - b + std::hypot(aLimits->high - a, b - bLimits->low))};
    return ratio;
}

MannWhitney mannWhitney(std::span<const double> first, std::span<const double> second) {
    MannWhitney test;
    for (const double a : first) {
        for (const double b : second)
            test.u += a > b ? 1.0 : a < b ? 0.0 : 0.5;
    }
    std::vector<double> all(first.begin(), first.end());
    all.insert(all.end(), second.begin(), second.end());
    const double ties = tiesIn(std::move(all));
    if (first.size() * second.size() <= MostPairsCounted && ties <= 0)
        test.p = countedP(test.u, first.size(), second.size());
    else
        test.p = normalP(test.u, static_cast<double>(first.size()),
                         static_cast<double>(second.size()), ties);
    return test;
}

Comparison compared(std::span<const double> first, std::span<const double> second, double margin) {
    const auto wide = medianRatio(first, second, 0.95).interval;
    const auto narrow = medianRatio(first, second, 0.90).interval;
    const bool differs = wide && (wide->low > 1 || wide->high < 1);
    const bool isNear = narrow && narrow->low > 1 / (1 + margin) && narrow->high < 1 + margin;
    if (differs)
        return isNear ? Comparison::DiffersLittle : Comparison::Differs;
    return isNear ? Comparison::Same : Comparison::NotToldApart;
}

} // namespace poolscope
