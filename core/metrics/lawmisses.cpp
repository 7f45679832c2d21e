#include "core/metrics/lawmisses.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr int MostSteps = 200;
/// A step that is smaller changes nothing.
constexpr double LeastStep = 1e-14;

bool isSmall(const Eigen::Vector2d& step, const Eigen::Vector2d& law) {
    return step.norm() <= LeastStep * (law.norm() + LeastStep);
}

/// Sums of squares are the same there: they are least, and the difference enters squared.
bool isNear(double a, double b) {
    return std::abs(a - b) <= 1e-9 * (std::abs(b) + 1e-6);
}

template<typename Values>
auto centred(const Values& values) {
    return (values.rowwise() - values.colwise().mean()).eval();
}

} // namespace

LawMisses::LawMisses(std::span<const ScalingPoint> points)
    : m_logShares(points.size())
    , m_costs(points.size(), 2) {
    Eigen::Index row = 0;
    for (const ScalingPoint& point : points) {
        const double processes = point.processes;
        m_logShares[row] = std::log(point.speedup / processes);
        m_costs.row(row) << processes - 1, processes * (processes - 1);
        ++row;
    }
}

Eigen::ArrayXd LawMisses::slowing(const Eigen::Vector2d& law) const {
    return 1 + (m_costs * law).array();
}

double LawMisses::squares(const Eigen::Vector2d& law) const {
    const Eigen::ArrayXd slower = slowing(law);
    if (!(slower.minCoeff() > 0))
        return std::numeric_limits<double>::infinity();
    const Eigen::ArrayXd misses = m_logShares + slower.log();
    return (misses - misses.mean()).square().sum();
}

double LawMisses::gamma(const Eigen::Vector2d& law) const {
    return std::exp((m_logShares + slowing(law).log()).mean());
}

/// P/S = A + B(P − 1) + C·P(P − 1), each row divided by P/S: (σ, κ) = (B, C)/A.
Eigen::Vector2d LawMisses::linearStart() const {
    const Eigen::ArrayXd shares = m_logShares.exp();
    Eigen::MatrixX3d rows(m_costs.rows(), 3);
    rows << shares.matrix(), (m_costs.array().colwise() * shares).matrix();
    const Eigen::Vector3d solved =
        rows.colPivHouseholderQr().solve(Eigen::VectorXd::Ones(rows.rows()));
    const Eigen::Vector2d start = solved.tail<2>() / solved[0];
    return std::isfinite(squares(start)) ? start : Eigen::Vector2d::Zero();
}

/// Levenberg and Marquardt.
LawMisses::Least LawMisses::leastAnywhere(Eigen::Vector2d law) const {
    double least = squares(law);
    double damping = 1e-6;
    for (int i = 0; i < MostSteps; ++i) {
        const Eigen::ArrayXd slower = slowing(law);
        const Eigen::MatrixX2d slopes = centred((m_costs.array().colwise() / slower).matrix());
        const Eigen::VectorXd misses = (m_logShares + slower.log()).matrix();
        Eigen::Matrix2d normal = slopes.transpose() * slopes;
        normal.diagonal() *= 1 + damping;
        const Eigen::Vector2d step = -normal.ldlt().solve(slopes.transpose() * misses);
        if (isSmall(step, law))
            break;
        const double there = squares(law + step);
        if (there <= least) {
            law += step;
            least = there;
            damping /= 10;
        } else if (damping < 1e12) {
            damping *= 10;
        } else {
            break;
        }
    }
    return {law, least};
}

LawMisses::Least LawMisses::least() const {
    const Least free = leastAnywhere(linearStart());
    if (free.law.minCoeff() >= 0)
        return free;
    const Eigen::Vector2d corner = Eigen::Vector2d::Zero();
    const Least withoutKappa = leastOn({corner, Eigen::Vector2d::UnitX()}, free.law[0]);
    const Least withoutSigma = leastOn({corner, Eigen::Vector2d::UnitY()}, free.law[1]);
    return withoutKappa.squares <= withoutSigma.squares ? withoutKappa : withoutSigma;
}

/// Gauss and Newton, each step halved until it leads down.
LawMisses::Least LawMisses::leastOn(const LawLine& line, double start) const {
    const Eigen::ArrayXd costs = (m_costs * line.direction).array();
    const auto lawAt = [&line](double at) -> Eigen::Vector2d {
        return line.origin + at * line.direction;
    };
    double at = std::clamp(start, line.from, line.to);
    double least = squares(lawAt(at));
    for (int i = 0; i < MostSteps; ++i) {
        const Eigen::ArrayXd slower = slowing(lawAt(at));
        Eigen::ArrayXd slopes = costs / slower;
        slopes -= slopes.mean();
        const double slope = (slopes * (m_logShares + slower.log())).sum();
        double next = std::clamp(at - slope / slopes.square().sum(), line.from, line.to);
        double there = squares(lawAt(next));
        while (!(there <= least) && !isNear(next, at)) {
            next = (at + next) / 2;
            there = squares(lawAt(next));
        }
        const bool isDone = isNear(next, at);
        if (there <= least) {
            at = next;
            least = there;
        }
        if (isDone)
            break;
    }
    return {lawAt(at), least};
}

} // namespace poolscope
