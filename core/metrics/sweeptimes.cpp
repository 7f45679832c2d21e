#include "core/metrics/sweeptimes.h"

#include "core/metrics/samplemedian.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

std::vector<double> countedTimes(const SweepPoint& point) {
    std::vector<double> times;
    for (const SweptRun& run : point.runs) {
        if (run.counts())
            times.push_back(static_cast<double>(*run.wallNs));
    }
    return times;
}

std::vector<double> serialTimes(const SweepRecord& sweep) {
    std::vector<double> times;
    for (const SerialRun& run : sweep.serial) {
        if (!run.setAside)
            times.push_back(static_cast<double>(run.ns));
    }
    return times;
}

bool isNearerToMedian(const SweepPoint& point) {
    if (!point.kept)
        return true;
    const std::vector<double> times = countedTimes(point);
    const double middle = median(times);
    return std::abs(times.back() - middle) <
           std::abs(static_cast<double>(point.kept->wallNs.value_or(0)) - middle);
}

bool isPrecise(const SweepRecord& sweep, double precision) {
    return std::all_of(sweep.points.begin(), sweep.points.end(), [&](const SweepPoint& point) {
        const std::vector<double> times = countedTimes(point);
        if (times.empty())
            return true;
        const auto interval = medianInterval(times);
        return interval && interval->high - interval->low <= 2.0 * precision * median(times);
    });
}

} // namespace poolscope
