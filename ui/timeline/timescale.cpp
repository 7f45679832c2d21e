#include "ui/timeline/timescale.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct TickUnit {
    QLatin1StringView name;
    Nanoseconds length;
};

TickUnit unitFor(double longestNs) {
    if (longestNs < NsPerUs)
        return {"ns"_L1, 1};
    if (longestNs < NsPerMs)
        return {"us"_L1, NsPerUs};
    if (longestNs < 999.5 * NsPerMs) // from there on texts have seconds, too
        return {"ms"_L1, NsPerMs};
    return {"s"_L1, NsPerSecond};
}

/// Decimals that tell multiples of @p step apart in a unit of @p unit ns.
int decimalsFor(Nanoseconds step, Nanoseconds unit) {
    int decimals = 0;
    for (Nanoseconds part = unit; step % part != 0; part /= 10)
        ++decimals;
    return decimals;
}

} // namespace

Nanoseconds tickStep(const TimeScale& scale, double spacing) {
    const double shortest = std::max(1.0, scale.nsPerPixel() * spacing);
    const double power = std::pow(10.0, std::floor(std::log10(shortest)));
    for (const double part : {1.0, 2.0, 5.0}) {
        if (part * power >= shortest * (1.0 - 1e-9))
            return std::llround(part * power);
    }
    return std::llround(10.0 * power);
}

std::vector<Tick> ticks(const TimeScale& scale, double spacing) {
    const Nanoseconds step = tickStep(scale, spacing);
    const TickUnit unit = unitFor(scale.toNs);
    const QString name = unit.length == NsPerUs ? u"µs"_s : QString(unit.name);
    const int decimals = decimalsFor(step, unit.length);
    std::vector<Tick> found;
    const double stepNs = static_cast<double>(step);
    const auto last = static_cast<Nanoseconds>(std::floor(scale.toNs / stepNs + 1e-9));
    for (auto i = static_cast<Nanoseconds>(std::ceil(scale.fromNs / stepNs - 1e-9)); i <= last;
         ++i) {
        const double value = static_cast<double>(i * step) / static_cast<double>(unit.length);
        const QString number = decimalText(value, decimals);
        found.push_back({i * step, number + u' ' + name});
    }
    return found;
}

} // namespace poolscope
