#pragma once

#include "core/metrics/recommendation.h"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace poolscope {

// Candidates whose runs are made up.

inline constexpr double MissingRun = std::numeric_limits<double>::quiet_NaN();

/// Of so many blocks in which the setting took @p median, and up to @p spread (a share) more or
/// less; each block is slow or fast for all settings alike, and @p number sets apart what is not.
inline Candidate candidate(double median, int blocks, double spread, int number = 0) {
    constexpr std::array<double, 7> Waves{0.0, 0.9, -0.6, 0.3, -1.0, 0.6, -0.2};
    Candidate made;
    for (int block = 0; block < blocks; ++block) {
        const double own = Waves.at(static_cast<std::size_t>(block * 3 + number * 2) % 7);
        const double shared = Waves.at(static_cast<std::size_t>(block) % 7);
        made.logTimes.push_back(std::log(median) + spread * (0.3 * own + 0.7 * shared));
    }
    return made;
}

} // namespace poolscope
