#pragma once

#include "core/base/nanoseconds.h"

namespace poolscope {

/// A stretch of time since a run's start, in ns: 0 ≤ from ≤ to.
struct TimeSpan {
    Nanoseconds from = 0;
    Nanoseconds to = 0;

    [[nodiscard]] Nanoseconds length() const { return to - from; }

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// The shortest stretch that can be zoomed to: below it single clock ticks show.
inline constexpr Nanoseconds ShortestSpan = 100;

// What follows stays within @p all, which is ShortestSpan long at least, and is as long at least.

/// @p span as it is or, where it reaches out of @p all, moved, and cut if that is not enough.
[[nodiscard]] TimeSpan within(const TimeSpan& span, const TimeSpan& all);

/// @p span enlarged @p factor times; @p at stays where it is in it.
[[nodiscard]] TimeSpan zoomed(const TimeSpan& span, Nanoseconds at, double factor,
                              const TimeSpan& all);

/// @p span moved to later times, or to earlier ones if @p by is negative.
[[nodiscard]] TimeSpan moved(const TimeSpan& span, Nanoseconds by, const TimeSpan& all);

/// Where the axis of a run that ended at @p wall ends: somewhat later, at a round time.
[[nodiscard]] Nanoseconds roundedEnd(Nanoseconds wall);

/// Where the axis of a run that goes on ends: after @p now, in steps of a third to a half more, so
/// that the picture stands still most of the time.
[[nodiscard]] Nanoseconds steppedEnd(Nanoseconds now);

} // namespace poolscope
