#include "ui/shown/timespan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

constexpr Nanoseconds Latest = std::numeric_limits<Nanoseconds>::max();

/// The axis of a run that has ended has so many round steps, or some more.
constexpr Nanoseconds StepsOfAnAxis = 10;

/// Where the axis of a growing run may end, in parts of a power of ten.
constexpr std::array<double, 8> EndSteps{1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0};

/// @p ns as an integer, at the end of all times if it lies beyond.
Nanoseconds bounded(double ns) {
    return ns >= static_cast<double>(Latest) ? Latest : static_cast<Nanoseconds>(std::llround(ns));
}

TimeSpan placed(Nanoseconds from, Nanoseconds length, const TimeSpan& all) {
    length = std::clamp(length, std::min(ShortestSpan, all.length()), all.length());
    from = std::clamp(from, all.from, all.to - length);
    return {from, from + length};
}

} // namespace

TimeSpan within(const TimeSpan& span, const TimeSpan& all) {
    return placed(span.from, span.length(), all);
}

TimeSpan zoomed(const TimeSpan& span, Nanoseconds at, double factor, const TimeSpan& all) {
    const double length = static_cast<double>(span.length());
    const Nanoseconds target =
        std::clamp(bounded(length / factor), std::min(ShortestSpan, all.length()), all.length());
    const Nanoseconds inside = std::clamp(at, span.from, span.to);
    const double share = length > 0.0 ? static_cast<double>(inside - span.from) / length : 0.0;
    return placed(inside - bounded(share * static_cast<double>(target)), target, all);
}

TimeSpan moved(const TimeSpan& span, Nanoseconds by, const TimeSpan& all) {
    const TimeSpan start = within(span, all);
    by = std::clamp(by, all.from - start.from, all.to - start.to);
    return {start.from + by, start.to + by};
}

Nanoseconds roundedEnd(Nanoseconds wall) {
    const Nanoseconds longest = wall / StepsOfAnAxis;
    Nanoseconds power = 1;
    while (power <= longest / 10)
        power *= 10;
    const Nanoseconds steps = longest / power;
    const Nanoseconds step = power * (steps >= 5 ? 5 : steps >= 2 ? 2 : 1);
    const Nanoseconds missing = (step - wall % step) % step;
    return wall > Latest - missing ? wall : wall + missing;
}

Nanoseconds steppedEnd(Nanoseconds now) {
    const double reach = static_cast<double>(std::max<Nanoseconds>(now, NsPerMs));
    const double power = std::pow(10.0, std::floor(std::log10(reach)));
    const auto step = std::find_if(EndSteps.begin(), EndSteps.end(),
                                   [=](double part) { return part * power > reach; });
    return bounded((step == EndSteps.end() ? 15.0 : *step) * power);
}

} // namespace poolscope
