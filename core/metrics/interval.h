#pragma once

#include <optional>

namespace poolscope {

/// From low to high, both included; high may be infinite.
struct Interval {
    double low = 0;
    double high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// A value that was estimated, and where it lies with the confidence that was asked for; no
/// interval where there is too little data for one.
struct Estimate {
    double value = 0;
    std::optional<Interval> interval;
};

/// @p estimate in another unit; @p factor above 0.
[[nodiscard]] inline Estimate scaled(const Estimate& estimate, double factor) {
    Estimate other{estimate.value * factor, std::nullopt};
    if (estimate.interval)
        other.interval = {estimate.interval->low * factor, estimate.interval->high * factor};
    return other;
}

} // namespace poolscope
