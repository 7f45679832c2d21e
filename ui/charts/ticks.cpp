#include "ui/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

double tickStep(double span, double most) {
    const double least = span / std::max(1.0, most);
    const double magnitude = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * magnitude >= least * (1.0 - 1e-9))
            return factor * magnitude;
    }
    return 10.0 * magnitude;
}

int tickDecimals(double step) {
    return step < 1.0 ? static_cast<int>(std::ceil(-std::log10(step) - 1e-9)) : 0;
}

QList<int> countTicks(int last, int most) {
    const int step = std::max(1, static_cast<int>(std::lround(tickStep(last, most))));
    QList<int> ticks{1};
    for (int count = step; count <= last; count += step) {
        if (count > 1)
            ticks.append(count);
    }
    return ticks;
}

QList<AxisTick> thinnedTicks(const QList<AxisTick>& ticks, double apart) {
    QList<AxisTick> kept;
    const auto hasRoom = [&](const AxisTick& tick) {
        return std::none_of(kept.begin(), kept.end(), [&](const AxisTick& other) {
            return std::abs(other.at - tick.at) < apart * (1.0 - 1e-9);
        });
    };
    for (const bool strong : {true, false}) {
        for (const AxisTick& tick : ticks) {
            if (tick.strong == strong && (strong || hasRoom(tick)))
                kept.append(tick);
        }
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const AxisTick& a, const AxisTick& b) { return a.at < b.at; });
    return kept;
}

} // namespace poolscope
