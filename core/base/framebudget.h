#pragma once

#include "core/base/clock.h"
#include "core/base/nanoseconds.h"

#include <cstdint>
#include <functional>

namespace poolscope {

/// How long work may take in one turn of the event loop, so that a window has its time in between:
///
///     m_budget.begin();
///     while (hasMore() && m_budget.allows())
///         takeOne();
///
/// The clock is looked at once in ItemsPerLook items, and as many are always allowed in a turn:
/// work gets on however slow the machine is.
class FrameBudget {
public:
    using Clock = std::function<std::int64_t()>; ///< monotonic, in ns

    /// A quarter of what a screen has for a picture: at the end of a large run as many share a
    /// turn.
    static constexpr Nanoseconds TurnNs = 4 * NsPerMs;
    static constexpr std::uint64_t ItemsPerLook = 4096;

    /// Begins a turn at once. @p itemsPerLook: after how many items the clock is looked at.
    explicit FrameBudget(Clock clock = monotonicNow, Nanoseconds turnNs = TurnNs,
                         std::uint64_t itemsPerLook = ItemsPerLook);
    /// One for @p items in a turn, however long they take.
    [[nodiscard]] static FrameBudget of(std::uint64_t items);
    /// One that is never used up: for work that has to be done at once.
    [[nodiscard]] static FrameBudget unlimited();

    /// Begins another turn.
    void begin();

    /// Whether there is time for @p items more, which count as done then. Once there is none, there
    /// is none until another turn begins.
    [[nodiscard]] bool allows(std::uint64_t items = 1) {
        if (items > m_untilLook)
            return allowsByClock(items);
        m_untilLook -= items;
        return true;
    }

private:
    [[nodiscard]] bool allowsByClock(std::uint64_t items);

    Clock m_clock;
    Nanoseconds m_turnNs;
    std::uint64_t m_itemsPerLook;
    std::int64_t m_deadline = 0;
    std::uint64_t m_untilLook = 0; ///< items
    bool m_isUsedUp = false;
};

} // namespace poolscope
