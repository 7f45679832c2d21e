#pragma once

#include "core/base/nanoseconds.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace poolscope {

/// An amount of time in each of at most 1024 equal slices of a run. They become twice as wide
/// whenever the run reaches beyond the last, so that its end need not be known. Two that reach
/// equally far have the same slices.
class SlicedTime {
public:
    static constexpr std::size_t Most = 1024;

    /// Adds the time from @p from until @p until to the slices in which it lies. Time
    /// before the run's start does not count.
    void add(Nanoseconds from, Nanoseconds until) {
        from = std::max<Nanoseconds>(0, from);
        if (until <= from)
            return;
        reach(until);
        change(from, until, 1);
    }

    /// Takes that time out again, which has been added.
    void remove(Nanoseconds from, Nanoseconds until) {
        if (until > from)
            change(from, until, -1);
    }

    /// Makes the slices so wide that they hold all time up to @p end.
    void reach(Nanoseconds end) {
        while ((std::max<Nanoseconds>(1, end) - 1) >> m_shift >= static_cast<Nanoseconds>(Most))
            widen();
    }

    [[nodiscard]] Nanoseconds beginOf(std::size_t slice) const {
        return static_cast<Nanoseconds>(slice) << m_shift;
    }

    [[nodiscard]] Nanoseconds operator[](std::size_t slice) const { return m_time[slice]; }

private:
    void change(Nanoseconds from, Nanoseconds until, Nanoseconds sign) {
        auto slice = static_cast<std::size_t>(from >> m_shift);
        for (Nanoseconds at = from; at < until; ++slice) {
            const Nanoseconds next = std::min(until, beginOf(slice + 1));
            m_time[slice] += sign * (next - at);
            at = next;
        }
    }

    void widen() {
        for (std::size_t i = 0; i < Most / 2; ++i)
            m_time[i] = m_time[2 * i] + m_time[2 * i + 1];
        std::fill(m_time.begin() + Most / 2, m_time.end(), 0);
        ++m_shift;
    }

    std::array<Nanoseconds, Most> m_time{};
    int m_shift = 0; ///< a slice is 2^m_shift ns wide
};

} // namespace poolscope
