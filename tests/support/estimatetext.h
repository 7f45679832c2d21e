#pragma once

#include "core/metrics/interval.h"

#include <QString>

#include <vector>

namespace poolscope {

// Figures as tests read them: with six digits.

/// Measurements of the settings that the test vectors of statistics are about, in ms. a and b ran
/// in the same ten blocks, in this order.
inline const std::vector<double> TimesA{78.1, 77.9, 79.3, 78.6, 85.0, 77.5, 78.8, 80.2, 78.4, 92.6};
inline const std::vector<double> TimesB{80.9, 79.0, 82.5, 79.9, 81.7, 80.1, 96.3, 80.4, 83.2, 79.5};
/// Of six runs in one process alone.
inline const std::vector<double> TimesSerial{151.9, 152.4, 151.6, 153.2, 152.0, 154.8};

inline QString text(double value) {
    return QString::number(value, 'g', 6);
}

inline QString text(const std::optional<Interval>& interval) {
    return interval ? QStringLiteral("[%1, %2]").arg(text(interval->low), text(interval->high))
                    : QStringLiteral("none");
}

inline QString text(const Estimate& estimate) {
    return QStringLiteral("%1 %2").arg(text(estimate.value), text(estimate.interval));
}

} // namespace poolscope
