#include "core/sweep/searchcourse.h"

#include "core/metrics/race.h"
#include "core/metrics/samplemedian.h"
#include "core/metrics/sweepsummary.h"
#include "core/metrics/sweeptimes.h"
#include "core/sweep/searchgrid.h"
#include "core/sweep/sweepplan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace poolscope {

namespace {

/// A large gap between process counts is halved that often.
constexpr int MostRaces = 6;

/// The points that are in the race; ascending.
std::vector<std::size_t> racingIn(const SweepRecord& sweep) {
    std::vector<std::size_t> racing;
    for (std::size_t point = 0; point < sweep.points.size(); ++point) {
        if (!sweep.points[point].droppedAfter)
            racing.push_back(point);
    }
    return racing;
}

/// Where the race that goes on has begun.
int beginningOf(const SweepRecord& sweep) {
    return sweep.decidesUntil.value_or(sweep.decidesFrom);
}

/// When it is looked next whether a race is over, @p blocks of it or later.
int nextLook(int blocks) {
    const auto moments = looks(RaceRepeats);
    const auto next = std::lower_bound(moments.begin(), moments.end(), blocks);
    return next == moments.end() ? blocks : *next;
}

/// @p sweep as if the race that goes on decided.
SweepRecord asDecidedBy(const SweepRecord& sweep, int raceFrom) {
    SweepRecord race = sweep;
    race.decidesFrom = raceFrom;
    race.decidesUntil.reset();
    return race;
}

/// The point that is fastest in its race; runs of other races were made at other times.
std::optional<std::size_t> fastestIn(const SweepCandidates& candidates,
                                     const std::vector<std::size_t>& racing) {
    std::optional<std::size_t> fastest;
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t point : racing) {
        std::vector<double> times = candidates.all[candidates.ofPoint(point)].logTimes;
        std::erase_if(times, [](double time) { return std::isnan(time); });
        if (times.empty() || median(times) >= least)
            continue;
        least = median(times);
        fastest = point;
    }
    return fastest;
}

/// Leaves out who can't be the best; the fastest point stays, if only for the serial time to be
/// held against.
void dropSlowOnes(SweepRecord& sweep, const SweepCandidates& candidates) {
    const std::vector<std::size_t> kept = keptInRace(candidates.all);
    const std::vector<std::size_t> racing = racingIn(sweep);
    const auto fastest = fastestIn(candidates, racing);
    const auto isKept = [&kept](std::size_t candidate) {
        return std::binary_search(kept.begin(), kept.end(), candidate);
    };
    for (const std::size_t point : racing) {
        if (point != fastest && !isKept(candidates.ofPoint(point)))
            sweep.points[point].droppedAfter = sweep.blocks;
    }
    if (candidates.hasSerial && !sweep.serialDroppedAfter && !isKept(0))
        sweep.serialDroppedAfter = sweep.blocks;
}

} // namespace

SearchCourse::SearchCourse(std::vector<SweepSetting> grid, int mostBlocks)
    : m_grid(std::move(grid))
    , m_mostBlocks(mostBlocks)
    , m_expected(RaceRepeats) {}

bool SearchCourse::isLook(int raced) const {
    const auto moments = looks(RaceRepeats);
    return raced >= m_mostBlocks ||
           std::find(moments.begin(), moments.end(), raced) != moments.end();
}

/// What one race has proved decides until the next has proved something.
std::vector<std::size_t> SearchCourse::next(SweepRecord& sweep) {
    const int from = beginningOf(sweep);
    const int raced = sweep.blocks - from;
    if (raced != FirstDropAfter && !isLook(raced))
        return racingIn(sweep);
    const SweepRecord race = asDecidedBy(sweep, from);
    const SweepSummary summary = summaryOf(race);
    const SweepCandidates candidates = candidatesOf(race, summary);
    if (isLook(raced) && summary.recommendation.isProved) {
        sweep.decidesFrom = from;
        sweep.decidesUntil.reset();
        return beginNextRace(sweep, summary, candidates) ? racingIn(sweep)
                                                         : std::vector<std::size_t>();
    }
    if (raced >= m_mostBlocks)
        return {};
    m_expected =
        std::min(nextLook(std::max(raced + 1, summary.recommendation.blocksNeeded.value_or(0))),
                 m_mostBlocks);
    dropSlowOnes(sweep, candidates);
    return racingIn(sweep);
}

/// False: there is nothing more to seek. The fastest runs again too: by it is judged how much
/// slower than the best the winner may be.
bool SearchCourse::beginNextRace(SweepRecord& sweep, const SweepSummary& summary,
                                 const SweepCandidates& candidates) {
    const auto winner = summary.recommendedPoint();
    if (!winner || m_races == MostRaces)
        return false;
    const SweepSetting best = sweep.points[*winner].setting;
    const std::vector<SweepSetting> between = settingsBetween(m_grid, sweep, best);
    if (between.empty())
        return false;
    const std::vector<std::size_t> racing = racingIn(sweep);
    const auto fastest = fastestIn(candidates, racing);
    for (const std::size_t point : racing) {
        if (point != *winner && point != fastest)
            sweep.points[point].droppedAfter = sweep.blocks;
    }
    for (const SweepSetting& setting : between)
        addPoint(sweep, setting);
    sweep.decidesUntil = sweep.blocks;
    sweep.serialDroppedAfter = sweep.serialDroppedAfter.value_or(sweep.blocks);
    m_expected = RaceRepeats;
    ++m_races;
    return true;
}

int SearchCourse::blocksExpected(const SweepRecord& sweep) const {
    return std::max(sweep.blocks, beginningOf(sweep) + m_expected);
}

/// In every block, since a race is shorter than a sweep; once it is beaten, still as often as the
/// interval of a speedup takes.
bool SearchCourse::wantsSerial(const SweepRecord& sweep) const {
    constexpr std::size_t FewestForIntervals = 6;
    return !sweep.serialDroppedAfter || serialTimes(sweep).size() < FewestForIntervals;
}

} // namespace poolscope
