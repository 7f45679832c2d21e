#include "core/sweep/evencourse.h"

#include "core/metrics/samplemedian.h"
#include "core/metrics/sweepsummary.h"
#include "core/metrics/sweeptimes.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace poolscope {

EvenCourse::EvenCourse(const SweepWishes& wishes)
    : EvenCourse(wishes, [wishes](const SweepRecord& sweep) {
        return knowsEnough(sweep, wishes.repeats, wishes.precision);
    }) {}

EvenCourse::EvenCourse(const SweepWishes& wishes, Enough isEnough)
    : m_wishes(wishes)
    , m_isEnough(std::move(isEnough)) {}

std::vector<std::size_t> EvenCourse::next(SweepRecord& sweep) {
    if (sweep.blocks >= m_wishes.lastBlock() ||
        (sweep.blocks >= m_wishes.repeats && m_isEnough(sweep)))
        return {};
    std::vector<std::size_t> all(sweep.points.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// By how far the intervals are from what is asked for.
int EvenCourse::blocksExpected(const SweepRecord& sweep) const {
    int expected = std::max(m_wishes.repeats, sweep.blocks);
    for (const SweepPoint& point : sweep.points) {
        const std::vector<double> times = countedTimes(point);
        const auto interval = medianInterval(times);
        if (!interval)
            continue;
        const double half = (interval->high - interval->low) / 2.0;
        const double wanted = m_wishes.precision * median(times);
        if (half > wanted)
            expected = std::max(expected, runsNeeded(static_cast<int>(times.size()), half, wanted));
    }
    return std::min(expected, m_wishes.lastBlock());
}

} // namespace poolscope
