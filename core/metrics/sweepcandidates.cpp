#include "core/metrics/sweepcandidates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace poolscope {

namespace {

constexpr double NoTime = std::numeric_limits<double>::quiet_NaN();
constexpr double LeastTime = 1.0; ///< ns: the clock sees no less

/// The blocks that decide.
struct Blocks {
    int from = 0;
    int count = 0;

    [[nodiscard]] bool hold(int block) const { return block >= from && block < from + count; }
};

Blocks decidingIn(const SweepRecord& sweep) {
    return {sweep.decidesFrom, decidingBlocks(sweep)};
}

/// Whether who was left out after @p dropped blocks took part in the stage that decides to its end.
bool isInToTheEnd(const SweepRecord& sweep, const std::optional<int>& dropped) {
    return !dropped || (sweep.decidesUntil && *dropped >= *sweep.decidesUntil);
}

/// One value for each block, so that runs of one block stand side by side.
Candidate candidateOf(const SweepPoint& point, const Blocks& blocks) {
    Candidate candidate;
    candidate.logTimes.assign(static_cast<std::size_t>(blocks.count), NoTime);
    for (const SweptRun& run : point.runs) {
        if (run.counts() && blocks.hold(run.block))
            candidate.logTimes[static_cast<std::size_t>(run.block - blocks.from)] =
                logTime(static_cast<double>(*run.wallNs));
    }
    return candidate;
}

/// It makes no pairs: of a block that is not complete it counts all the same.
Candidate serialCandidate(const SweepRecord& sweep) {
    Candidate candidate;
    candidate.isSerial = true;
    if (!isInToTheEnd(sweep, sweep.serialDroppedAfter))
        return candidate;
    for (const SerialRun& run : sweep.serial) {
        const bool isBefore = !sweep.decidesUntil || run.block < *sweep.decidesUntil;
        if (run.counts() && run.block >= sweep.decidesFrom && isBefore)
            candidate.logTimes.push_back(logTime(static_cast<double>(run.ns)));
    }
    return candidate;
}

bool hasCounted(const SweepPoint& point) {
    return std::any_of(point.runs.begin(), point.runs.end(),
                       [](const SweptRun& run) { return run.counts(); });
}

} // namespace

double logTime(double ns) {
    return std::log(std::max(LeastTime, ns));
}

int decidingBlocks(const SweepRecord& sweep) {
    if (sweep.decidesUntil)
        return std::max(0, *sweep.decidesUntil - sweep.decidesFrom);
    int blocks = sweep.blocks;
    for (const SweepPoint& point : sweep.points) {
        if (!point.runs.empty())
            blocks = std::max(blocks, point.runs.back().block + 1);
    }
    return std::max(0, blocks - sweep.decidesFrom);
}

SweepCandidates candidatesOf(const SweepRecord& sweep,
                             const std::function<bool(const SweepSetting&)>& isIn) {
    SweepCandidates candidates;
    // Who has nothing to be held against is not recommended.
    candidates.hasSerial = std::any_of(sweep.serial.begin(), sweep.serial.end(),
                                       [](const SerialRun& run) { return run.counts(); }) &&
                           std::any_of(sweep.points.begin(), sweep.points.end(), hasCounted);
    const Blocks blocks = decidingIn(sweep);
    if (candidates.hasSerial)
        candidates.all.push_back(serialCandidate(sweep));
    for (const SweepPoint& point : sweep.points) {
        candidates.all.push_back(candidateOf(point, blocks));
        if (!isInToTheEnd(sweep, point.droppedAfter) || !isIn(point.setting))
            std::ranges::fill(candidates.all.back().logTimes, NoTime);
    }
    return candidates;
}

} // namespace poolscope
