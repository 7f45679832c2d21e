#include "core/simulated/tickscale.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// One bit less than a tick has, so that the sum of two times fits.
constexpr int LongestBits = 62;
/// Finer than any difference that matters; and room for numbers that are not so long after all.
constexpr int LargestShift = 32;

} // namespace

TickScale::TickScale(double longestNs) {
    int bits = 0; // longestNs < 2^bits
    std::frexp(longestNs, &bits);
    m_shift = std::clamp(LongestBits - bits, 0, LargestShift);
}

bool TickScale::isEnough(double longestNs) {
    return longestNs < std::ldexp(1.0, LongestBits);
}

Ticks TickScale::ticksOf(double ns) const {
    return std::llround(ns * static_cast<double>(perNs()));
}

} // namespace poolscope
