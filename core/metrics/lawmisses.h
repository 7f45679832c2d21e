#pragma once

#include "core/metrics/scalingfit.h"

#include <Eigen/Core>

#include <limits>
#include <span>

namespace poolscope {

/// Values of (σ, κ) on a line, and which part of it is allowed.
struct LawLine {
    Eigen::Vector2d origin;
    Eigen::Vector2d direction;
    double from = 0; ///< in directions from the origin
    double to = std::numeric_limits<double>::infinity();
};

/// By how much measured points miss the curve of a law with the best γ: least squares on
/// log S − log P + log D, which is log γ where the law holds. Heavy to include: for the sources of
/// the fits alone.
class LawMisses {
public:
    struct Least {
        Eigen::Vector2d law; ///< (σ, κ)
        double squares = 0;
    };

    /// At least one point.
    explicit LawMisses(std::span<const ScalingPoint> points);

    /// The sum of the squared misses; infinite where some D ≤ 0.
    [[nodiscard]] double squares(const Eigen::Vector2d& law) const;

    [[nodiscard]] double gamma(const Eigen::Vector2d& law) const;

    /// The law that misses by least, κ and σ at least 0.
    [[nodiscard]] Least least() const;

    /// The same of those on @p line; the search begins at the allowed point next to @p start.
    [[nodiscard]] Least leastOn(const LawLine& line, double start) const;

private:
    [[nodiscard]] Eigen::ArrayXd slowing(const Eigen::Vector2d& law) const;
    [[nodiscard]] Eigen::Vector2d linearStart() const;
    [[nodiscard]] Least leastAnywhere(Eigen::Vector2d law) const;

    Eigen::ArrayXd m_logShares; ///< log(S/P)
    Eigen::MatrixX2d m_costs;   ///< P − 1, P(P − 1)
};

} // namespace poolscope
