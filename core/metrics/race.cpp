#include "core/metrics/race.h"

#include "core/metrics/candidatetests.h"
#include "core/metrics/interval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace poolscope {

namespace {

constexpr double Hopeless = 0.10;
constexpr std::size_t ShortlistAfter = 9;
constexpr std::size_t LongestShortlist = 8;

/// The fastest and the slowest run of a candidate with runs.
Interval extremes(const Candidate& candidate) {
    Interval found{std::numeric_limits<double>::infinity(),
                   -std::numeric_limits<double>::infinity()};
    for (const double time : candidate.logTimes) {
        if (std::isnan(time))
            continue;
        found.low = std::min(found.low, time);
        found.high = std::max(found.high, time);
    }
    return found;
}

/// The preferred half and the fastest half; a place that both would fill stays empty.
std::vector<std::size_t> shortlist(const std::vector<std::size_t>& kept,
                                   const CandidateTests& tests) {
    if (kept.size() <= LongestShortlist)
        return kept;
    constexpr auto Half = static_cast<std::ptrdiff_t>(LongestShortlist / 2);
    std::vector<std::size_t> fastest = kept;
    std::stable_sort(fastest.begin(), fastest.end(), [&tests](std::size_t a, std::size_t b) {
        return tests.median(a) < tests.median(b);
    });
    std::vector<std::size_t> listed(kept.begin(), kept.begin() + Half);
    for (auto next = fastest.begin(); next != fastest.begin() + Half; ++next) {
        if (std::find(listed.begin(), listed.end(), *next) == listed.end())
            listed.push_back(*next);
    }
    std::sort(listed.begin(), listed.end());
    return listed;
}

} // namespace

std::vector<std::size_t> keptInRace(std::span<const Candidate> candidates, double margin) {
    const CandidateTests tests(candidates);
    std::vector<std::size_t> kept(candidates.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    const auto leader = tests.fastest();
    if (!leader || tests.blocks() < FirstDropAfter)
        return kept;
    const bool isEarly = tests.blocks() < RaceRepeats;
    const double slowest = extremes(candidates[*leader]).high;
    std::erase_if(kept, [&](std::size_t i) {
        if (!tests.hasRuns(i) || i == *leader)
            return i != *leader;
        if (isEarly)
            return extremes(candidates[i]).low - slowest > std::log1p(Hopeless);
        const auto& test = tests.test(i, *leader);
        return test && test->isAbove(margin, AlphaOfALook);
    });
    return tests.blocks() < ShortlistAfter ? kept : shortlist(kept, tests);
}

} // namespace poolscope
