#include "ui/replay/pace.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr Nanoseconds Comfortable = 4 * NsPerSecond;
constexpr Nanoseconds Longest = 3600 * NsPerSecond;

/// 1, 2, 5, 10, … up to @p most.
std::vector<Nanoseconds> roundFactors(Nanoseconds most) {
    std::vector<Nanoseconds> factors{1};
    for (Nanoseconds power = 1; power <= most; power *= 10) {
        for (const Nanoseconds digit : {2, 5, 10}) {
            if (digit > most / power)
                return factors;
            factors.push_back(digit * power);
        }
    }
    return factors;
}

} // namespace

std::vector<double> slowDowns(Nanoseconds end) {
    std::vector<double> all;
    for (const Nanoseconds faster : roundFactors(end / Comfortable))
        all.insert(all.begin(), 1.0 / static_cast<double>(faster));
    const auto slower = roundFactors(Longest / std::max<Nanoseconds>(1, end));
    all.insert(all.end(), slower.begin() + 1, slower.end());
    return all;
}

double comfortableSlowDown(Nanoseconds end) {
    return static_cast<double>(roundFactors(Comfortable / std::max<Nanoseconds>(1, end)).back());
}

} // namespace poolscope
