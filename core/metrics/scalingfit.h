#pragma once

#include "core/base/result.h"
#include "core/metrics/interval.h"

#include <optional>
#include <span>

namespace poolscope {

// Laws of scaling fitted to measured speedups, one per process count:
// log S = log γ + log P − log D, with D = 1 + σ(P − 1) + κP(P − 1). Least squares with equal
// weights, γ free, so that an error of the serial time, which all speedups share, changes nothing
// else; σ, κ ≥ 0. The 95 % intervals are of the profile (Bates and Watts 1988), in the allowed
// region. Of 10,000 simulations of each of 42 designs (tests/core/metrics/fitcoverage_test.cpp)
// they hold the truth in 94.6 % or more, and in at most 98.2 where there are 12 counts or noise of
// at most 3 %; but always where σ = κ = 0. Those of Amdahl's law do in 94.4–97.6, and with 4 counts
// and 10 % noise in 93.8 of the fits that are not refused.

/// What was measured with so many processes.
struct ScalingPoint {
    int processes = 1;
    double speedup = 1; ///< of the medians; above 0
    /// Of log(median time): medianStandardError() of the logs. Without it at every point nobody
    /// can say that a law does not hold.
    std::optional<double> standardError;
};

/// Why there is no fit.
enum class NoFit {
    TooFewCounts,    ///< Amdahl takes 4 different process counts, the USL 6
    LawDoesNotHold,  ///< the points miss the curve by more than their noise (F test, 1 %) and 3 %
    TooNoisy,        ///< they miss it by more than 15 %
    NoCpuWork,       ///< Amdahl's law is about cores, which this work does not need
    SlowerFromTwoOn, ///< σ above 1: every further process costs more than it does; 1 is best
};

/// Amdahl's law, κ = 0.
struct AmdahlFit {
    Estimate serialFraction; ///< σ, with its interval
    double gamma = 1;        ///< the speedup of one process in the pool
    double residual = 0;     ///< standard deviation of the points from the curve, as a share

    [[nodiscard]] double speedupAt(double processes) const;
};

/// The Universal Scalability Law (Gunther 2008).
struct UslFit {
    Estimate sigma;      ///< contention, with its interval
    Estimate kappa;      ///< coherency, with its interval
    double gamma = 1;    ///< the speedup of one process in the pool
    double residual = 0; ///< standard deviation of the points from the curve, as a share
    /// √((1 − σ)/κ), where the curve has its maximum, with its interval; infinite: it has none.
    Estimate peak;
    std::optional<int> bestProcesses; ///< the whole number at the maximum; nothing without one
    bool isExtrapolated = false;      ///< they are more than were measured

    [[nodiscard]] double speedupAt(double processes) const;
};

[[nodiscard]] Result<AmdahlFit, NoFit> fitAmdahl(std::span<const ScalingPoint> points);

/// Costs about a tenth of a millisecond.
[[nodiscard]] Result<UslFit, NoFit> fitUsl(std::span<const ScalingPoint> points);

} // namespace poolscope
