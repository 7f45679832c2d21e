#include "core/metrics/scalingfit.h"

#include "core/metrics/distributions.h"
#include "core/metrics/lawmisses.h"
#include "core/metrics/profileinterval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace poolscope {

namespace {

constexpr std::size_t FewestCountsForAmdahl = 4;
constexpr std::size_t FewestCountsForUsl = 6;
/// Points that miss a curve by so little or so much, as a share, whatever their noise.
constexpr double AlwaysGood = 0.03;
constexpr double NeverGood = 0.15;
/// The mean square of misses that come from rounding alone.
constexpr double Rounding = 1e-24;
constexpr double RoundingOfSigma = 1e-9;
/// Smaller values come from rounding and would mean billions of processes.
constexpr double LeastKappa = 1e-12;
constexpr double Infinity = std::numeric_limits<double>::infinity();

double speedupOf(double gamma, double sigma, double kappa, double processes) {
    const double others = processes - 1;
    return gamma * processes / (1 + sigma * others + kappa * processes * others);
}

bool hasCounts(std::span<const ScalingPoint> points, std::size_t fewest) {
    std::set<int> counts;
    for (const ScalingPoint& point : points)
        counts.insert(point.processes);
    return counts.size() >= fewest;
}

/// The mean square of the points' own standard errors; nothing if one is not known.
std::optional<double> meanSquaredError(std::span<const ScalingPoint> points) {
    double sum = 0;
    for (const ScalingPoint& point : points) {
        if (!point.standardError)
            return std::nullopt;
        sum += *point.standardError * *point.standardError;
    }
    return sum / static_cast<double>(points.size());
}

std::optional<NoFit> faultOf(std::span<const ScalingPoint> points, double sigma, double residual,
                             int freedom) {
    const auto noise = meanSquaredError(points);
    const double mostByChance = chiSquaredQuantile(0.99, freedom) / freedom; // F with ∞ beside it
    if (noise && residual > AlwaysGood && residual * residual > *noise * mostByChance)
        return NoFit::LawDoesNotHold;
    if (residual > NeverGood)
        return NoFit::TooNoisy;
    if (sigma > 1 + RoundingOfSigma)
        return NoFit::SlowerFromTwoOn;
    return std::nullopt;
}

/// 1/peak², at most 1; σ is above 1 by rounding at most.
double steepnessOf(const Eigen::Vector2d& law) {
    const double rest = std::max(0.0, 1 - law[0]);
    return law[1] > 0 ? std::min(1.0, law[1] / rest) : 0;
}

/// What the intervals of a fit have in common.
class Profile {
public:
    Profile(const LawMisses& misses, const LawMisses::Least& least, int points, int freedom)
        : m_misses(misses)
        , m_least(least)
        , m_isExact(least.squares < points * Rounding) {
        const double t = studentQuantile(0.975, freedom);
        m_allowed = least.squares * (1 + t * t / freedom);
    }

    /// Of the value that is @p estimate for the best law: @p lineFor gives all laws with a value,
    /// the search on it begins at @p start.
    template<typename LineFor>
    [[nodiscard]] Interval interval(double estimate, double start, LineFor lineFor) const {
        if (m_isExact)
            return {estimate, estimate};
        return profileInterval(estimate, [this, start, lineFor](double value) {
            return m_misses.leastOn(lineFor(value), start).squares - m_allowed;
        });
    }

    [[nodiscard]] Interval sigma() const {
        return interval(m_least.law[0], m_least.law[1], [](double sigma) {
            return LawLine{{sigma, 0.0}, Eigen::Vector2d::UnitY()};
        });
    }

    [[nodiscard]] Interval kappa() const {
        return interval(m_least.law[1], m_least.law[0], [](double kappa) {
            return LawLine{{0.0, kappa}, Eigen::Vector2d::UnitX()};
        });
    }

    /// Of 1/peak² = κ/(1 − σ), with σ up to 1.
    [[nodiscard]] Interval steepness() const {
        return interval(steepnessOf(m_least.law), m_least.law[0], [](double steepness) {
            return LawLine{{0.0, steepness}, {1.0, -steepness}, 0.0, 1.0};
        });
    }

private:
    const LawMisses& m_misses;
    LawMisses::Least m_least;
    bool m_isExact;
    double m_allowed = 0;
};

double peakFor(double steepness) {
    return steepness > 0 ? std::max(1.0, 1 / std::sqrt(steepness)) : Infinity;
}

/// Sets where @p fit's curve has its maximum, if it has one.
void findBest(UslFit& fit, int mostMeasured) {
    if (std::isinf(fit.peak.value))
        return;
    constexpr double Most = 1e9;
    const double below = std::floor(std::clamp(fit.peak.value, 1.0, Most));
    const bool isNextBetter = fit.speedupAt(below + 1) > fit.speedupAt(below);
    fit.bestProcesses = static_cast<int>(below) + (isNextBetter ? 1 : 0);
    fit.isExtrapolated = *fit.bestProcesses > mostMeasured;
}

int mostProcesses(std::span<const ScalingPoint> points) {
    return std::max_element(points.begin(), points.end(),
                            [](const ScalingPoint& a, const ScalingPoint& b) {
                                return a.processes < b.processes;
                            })
        ->processes;
}

} // namespace

double AmdahlFit::speedupAt(double processes) const {
    return speedupOf(gamma, serialFraction.value, 0, processes);
}

double UslFit::speedupAt(double processes) const {
    return speedupOf(gamma, sigma.value, kappa.value, processes);
}

Result<AmdahlFit, NoFit> fitAmdahl(std::span<const ScalingPoint> points) {
    if (!hasCounts(points, FewestCountsForAmdahl))
        return NoFit::TooFewCounts;
    const LawMisses misses(points);
    const LawLine line{Eigen::Vector2d::Zero(), Eigen::Vector2d::UnitX()};
    const LawMisses::Least least = misses.leastOn(line, 0.1);
    const int count = static_cast<int>(points.size());
    const int freedom = count - 2;
    AmdahlFit fit;
    fit.serialFraction.value = least.law[0];
    fit.gamma = misses.gamma(least.law);
    fit.residual = std::sqrt(least.squares / freedom);
    if (const auto fault = faultOf(points, least.law[0], fit.residual, freedom))
        return *fault;
    fit.serialFraction.interval =
        Profile(misses, least, count, freedom).interval(least.law[0], 0.0, [](double fraction) {
            return LawLine{{fraction, 0.0}, Eigen::Vector2d::UnitX(), 0.0, 0.0};
        });
    return fit;
}

Result<UslFit, NoFit> fitUsl(std::span<const ScalingPoint> points) {
    if (!hasCounts(points, FewestCountsForUsl))
        return NoFit::TooFewCounts;
    const LawMisses misses(points);
    LawMisses::Least least = misses.least();
    if (least.law[1] < LeastKappa)
        least.law[1] = 0;
    const int count = static_cast<int>(points.size());
    const int freedom = count - 3;
    UslFit fit;
    fit.gamma = misses.gamma(least.law);
    fit.residual = std::sqrt(least.squares / freedom);
    if (const auto fault = faultOf(points, least.law[0], fit.residual, freedom))
        return *fault;
    const Profile profile(misses, least, count, freedom);
    fit.sigma = {least.law[0], profile.sigma()};
    fit.kappa = {least.law[1], profile.kappa()};
    const Interval steepness = profile.steepness();
    fit.peak = {peakFor(steepnessOf(least.law)),
                Interval{peakFor(steepness.high), peakFor(steepness.low)}};
    findBest(fit, mostProcesses(points));
    return fit;
}

} // namespace poolscope
