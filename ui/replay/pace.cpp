#include "ui/replay/pace.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr Nanoseconds Comfortable = 4 * NsPerSecond;
constexpr Nanoseconds Longest = 60 * NsPerSecond;

} // namespace

std::vector<qint64> slowDowns(Nanoseconds end) {
    std::vector<qint64> factors{1};
    for (qint64 power = 1; power <= NsPerSecond; power *= 10) {
        for (const qint64 digit : {2, 5, 10}) {
            if (digit * power > Longest / std::max<Nanoseconds>(1, end))
                return factors;
            factors.push_back(digit * power);
        }
    }
    return factors;
}

qint64 comfortableSlowDown(Nanoseconds end) {
    qint64 best = 1;
    for (const qint64 factor : slowDowns(end)) {
        if (factor <= Comfortable / std::max<Nanoseconds>(1, end))
            best = factor;
    }
    return best;
}

} // namespace poolscope
