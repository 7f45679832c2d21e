#include "core/sweep/searchcourse.h"

#include "core/metrics/race.h"
#include "core/metrics/sweepsummary.h"
#include "core/sweep/searchgrid.h"
#include "core/sweep/sweepplan.h"

#include <algorithm>
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

/// Leaves out who can't be the best; the fastest point stays, if only for the serial time to be
/// held against.
void dropSlowOnes(SweepRecord& sweep, const SweepSummary& summary) {
    const SweepCandidates candidates = candidatesOf(sweep, summary);
    const std::vector<std::size_t> kept = keptInRace(candidates.all);
    const std::vector<std::size_t> racing = racingIn(sweep);
    const auto fastest = fastestOf(summary, racing);
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

std::vector<std::size_t> SearchCourse::next(SweepRecord& sweep) {
    const int raced = sweep.blocks - sweep.decidesFrom;
    if (raced == FirstDropAfter || isLook(raced)) {
        const SweepSummary summary = summaryOf(sweep);
        const bool isOver = raced >= m_mostBlocks || summary.recommendation.isProved;
        if (isLook(raced) && isOver)
            return beginNextRace(sweep, summary) ? racingIn(sweep) : std::vector<std::size_t>();
        m_expected = std::clamp(summary.recommendation.blocksNeeded.value_or(raced + 1), raced + 1,
                                m_mostBlocks);
        dropSlowOnes(sweep, summary);
    }
    return racingIn(sweep);
}

/// False: there is nothing more to seek. The fastest runs again too: by it is judged how much
/// slower than the best the winner may be.
bool SearchCourse::beginNextRace(SweepRecord& sweep, const SweepSummary& summary) {
    const auto winner = summary.recommendedPoint();
    if (!winner || !summary.recommendation.isProved || m_races == MostRaces)
        return false;
    const SweepSetting best = sweep.points[*winner].setting;
    const std::vector<SweepSetting> between = settingsBetween(m_grid, sweep, best);
    if (between.empty())
        return false;
    const auto fastest = fastestOf(summary, racingIn(sweep));
    for (const std::size_t point : racingIn(sweep)) {
        if (point != *winner && point != fastest)
            sweep.points[point].droppedAfter = sweep.blocks;
    }
    for (const SweepSetting& setting : between)
        addPoint(sweep, setting);
    sweep.decidesFrom = sweep.blocks;
    sweep.serialDroppedAfter = sweep.serialDroppedAfter.value_or(sweep.blocks);
    m_expected = RaceRepeats;
    ++m_races;
    return true;
}

int SearchCourse::blocksExpected(const SweepRecord& sweep) const {
    return std::max(sweep.blocks, sweep.decidesFrom + m_expected);
}

/// In every block, since a race is shorter than a sweep; once it is beaten, still as often as the
/// interval of a speedup takes.
bool SearchCourse::wantsSerial(const SweepRecord& sweep) const {
    constexpr std::size_t FewestForIntervals = 6;
    return !sweep.serialDroppedAfter || sweep.serial.size() < FewestForIntervals;
}

} // namespace poolscope
