#pragma once

#include "core/base/nanoseconds.h"

#include <cstdint>

namespace poolscope {

/// Virtual time, or CPU work, in parts of a nanosecond. Whole numbers, so that what ends at the
/// same time is seen to.
using Ticks = std::int64_t;

/// How many ticks a nanosecond has: a power of two, as large as the longest time allows.
class TickScale {
public:
    /// Times of up to @p longestNs are to fit; they do if isEnough().
    explicit TickScale(double longestNs);

    /// Whether there are ticks for times so long: up to some 146 years.
    [[nodiscard]] static bool isEnough(double longestNs);

    [[nodiscard]] Ticks perNs() const { return Ticks{1} << m_shift; }

    [[nodiscard]] Ticks ticks(Nanoseconds ns) const { return ns << m_shift; }

    /// Of a time that is no whole number of nanoseconds.
    [[nodiscard]] Ticks ticksOf(double ns) const;

    /// The nearest whole nanosecond; @p ticks is not negative.
    [[nodiscard]] Nanoseconds rounded(Ticks ticks) const {
        return m_shift == 0 ? ticks : ((ticks >> (m_shift - 1)) + 1) >> 1;
    }

private:
    int m_shift = 0;
};

} // namespace poolscope
