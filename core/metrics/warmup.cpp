#include "core/metrics/warmup.h"

#include "core/metrics/samplemedian.h"
#include "core/metrics/sweeptimes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace poolscope {

namespace {

constexpr double LeastSlowness = 0.02;
constexpr double RangesAway = 2.0;
constexpr std::size_t FewestOthers = 8;

/// How much slower each block was than usual, from what each setting says of it.
std::map<int, double> slownessOfBlocks(const SweepRecord& sweep) {
    std::map<int, std::vector<double>> said;
    for (const SweepPoint& point : sweep.points) {
        const double usual = median(countedTimes(point));
        for (const SweptRun& run : point.runs) {
            if (run.counts() && usual > 0 && *run.wallNs > 0)
                said[run.block].push_back(std::log(static_cast<double>(*run.wallNs) / usual));
        }
    }
    std::map<int, double> slowness;
    for (const auto& [block, shares] : said)
        slowness[block] = median(shares);
    return slowness;
}

} // namespace

std::optional<int> blockThatWarmedUp(const SweepRecord& sweep) {
    const std::map<int, double> blocks = slownessOfBlocks(sweep);
    if (blocks.size() <= FewestOthers)
        return std::nullopt;
    std::vector<double> others;
    for (auto block = std::next(blocks.begin()); block != blocks.end(); ++block)
        others.push_back(block->second);
    const auto [least, most] = std::minmax_element(others.begin(), others.end());
    const double beyond = blocks.begin()->second - median(others);
    const bool isSlow =
        beyond > std::log1p(LeastSlowness) && beyond > RangesAway * (*most - *least);
    return isSlow ? std::optional(blocks.begin()->first) : std::nullopt;
}

} // namespace poolscope
