#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

#include <vector>

namespace poolscope {

/// Which times an axis shows, and where. Pixels count from the axis's left end.
struct TimeScale {
    double fromNs = 0.0;
    double toNs = 1e6;  ///< later than fromNs
    double width = 1.0; ///< px, more than 0

    [[nodiscard]] double nsPerPixel() const { return (toNs - fromNs) / width; }

    [[nodiscard]] double xOf(double ns) const { return (ns - fromNs) / nsPerPixel(); }

    [[nodiscard]] double nsAt(double x) const { return fromNs + x * nsPerPixel(); }

    friend bool operator==(const TimeScale&, const TimeScale&) = default;
};

/// A labelled time on the axis.
struct Tick {
    Nanoseconds ns = 0;
    QString text;

    friend bool operator==(const Tick&, const Tick&) = default;
};

/// The shortest 1, 2 or 5 × 10^k ns that is at least @p spacing pixels long.
[[nodiscard]] Nanoseconds tickStep(const TimeScale& scale, double spacing);

/// The ticks of @p scale, at least @p spacing pixels apart, in one unit and with as many decimals
/// as tell them apart.
[[nodiscard]] std::vector<Tick> ticks(const TimeScale& scale, double spacing);

} // namespace poolscope
