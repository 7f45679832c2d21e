#include "core/words/rangewords.h"

#include "core/base/text.h"
#include "core/words/amounts.h"

#include <cmath>

namespace poolscope {

namespace {

QString timeText(double ns) {
    return durationText(static_cast<Nanoseconds>(std::llround(ns)));
}

} // namespace

QString timeRangeText(const Interval& ns) {
    return rangeText(timeText(ns.low), timeText(ns.high));
}

QString speedupRangeText(const Interval& speedups) {
    const QString low = speedupText(speedups.low);
    const QString high = speedupText(speedups.high);
    const bool isSlower = high != timesText(speedups.high);
    return isSlower ? rangeText(high, low) : rangeText(low, high);
}

QString shareRangeText(const Interval& shares) {
    return rangeText(shareText(shares.low), shareText(shares.high));
}

} // namespace poolscope
