#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace poolscope {

// Statistics tried on made-up measurements: the same ones every time, since the seed is fixed.
// POOLSCOPE_SIMULATIONS=10000 in the environment makes as many of each kind.

inline constexpr std::uint64_t SimulationSeed = 20260101;

/// How many to make: @p few if the environment does not say it.
inline int simulations(int few) {
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("POOLSCOPE_SIMULATIONS", &isNumber);
    return isNumber && asked > 0 ? asked : few;
}

/// Four standard errors of a share that is @p share and is found by @p count simulations: the more
/// there are, the closer they have to come. Of 10,000 or more nothing is allowed.
inline double allowance(double share, int count) {
    return count >= 10'000 ? 0 : 4 * std::sqrt(share * (1 - share) / count);
}

/// Random numbers that a seed repeats.
class Noise {
public:
    explicit Noise(std::uint64_t seed)
        : m_generator(seed) {}

    /// Normal, with standard deviation 1.
    double normal() { return m_normal(m_generator); }

    /// 0 … 1.
    double share() { return static_cast<double>(m_generator() >> 11) * 0x1p-53; }

    /// Normal for the most part, and one in ten is slowed down, at times by far: what measured
    /// runs look like. Its median is 0.
    double ofARun(double deviation) {
        // What the slowed ones add to the median is taken off: 0.9 Φ(m) + 0.1 P(Z + 3E ≤ m) = ½.
        const double tail = share() < 0.1 ? -std::log(1 - share()) * 3 : 0;
        return deviation * (normal() + tail - 0.1050);
    }

private:
    std::mt19937_64 m_generator;
    std::normal_distribution<double> m_normal;
};

} // namespace poolscope
