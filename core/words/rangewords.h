#pragma once

#include "core/metrics/interval.h"

#include <QString>

namespace poolscope {

// Intervals as people read them, with one unit where both ends have the same.

/// Of times in ns: "42.9 – 52.5 ms"; "950 µs – 1.20 ms".
[[nodiscard]] QString timeRangeText(const Interval& ns);

/// Of speedups: "1.07 – 1.52 ×"; "12 000 – 14 000 × slower".
[[nodiscard]] QString speedupRangeText(const Interval& speedups);

/// Of shares, 1 for the whole: "92 – 97 %".
[[nodiscard]] QString shareRangeText(const Interval& shares);

} // namespace poolscope
