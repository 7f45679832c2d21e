#include "core/metrics/profileinterval.h"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace poolscope {

namespace {

constexpr double Highest = 1e9;

/// Where @p excess becomes 0 between @p inside, where it is below, and @p outside, where it is
/// above.
double endBetween(double inside, double outside, const std::function<double(double)>& excess) {
    const boost::math::tools::eps_tolerance<double> exact(32);
    std::uintmax_t steps = 100;
    const auto [low, high] = std::minmax(inside, outside);
    const auto found = boost::math::tools::toms748_solve(excess, low, high, exact, steps);
    return (found.first + found.second) / 2;
}

double firstStep(double estimate) {
    return std::max(1e-4, estimate / 8);
}

double lowerEnd(double estimate, const std::function<double(double)>& excess) {
    double inside = estimate;
    for (double step = firstStep(estimate); inside > 0; step *= 2) {
        const double next = std::max(0.0, estimate - step);
        if (excess(next) > 0)
            return endBetween(inside, next, excess);
        inside = next;
    }
    return 0;
}

double upperEnd(double estimate, const std::function<double(double)>& excess) {
    double inside = estimate;
    for (double step = firstStep(estimate); inside < Highest; step *= 2) {
        const double next = estimate + step;
        if (excess(next) > 0)
            return endBetween(inside, next, excess);
        inside = next;
    }
    return std::numeric_limits<double>::infinity();
}

} // namespace

Interval profileInterval(double estimate, const std::function<double(double)>& excess) {
    if (excess(estimate) > 0)
        return {estimate, estimate};
    return {lowerEnd(estimate, excess), upperEnd(estimate, excess)};
}

} // namespace poolscope
