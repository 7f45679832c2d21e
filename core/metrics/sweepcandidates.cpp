#include "core/metrics/sweepcandidates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

constexpr double NoTime = std::numeric_limits<double>::quiet_NaN();
constexpr double LeastTime = 1.0; ///< ns: the clock sees no less

/// One value for each block, so that runs of one block stand side by side.
Candidate candidateOf(const SweepPoint& point, int from, int blocks) {
    Candidate candidate;
    candidate.logTimes.assign(static_cast<std::size_t>(blocks), NoTime);
    for (const SweptRun& run : point.runs) {
        if (run.counts() && run.block >= from)
            candidate.logTimes[static_cast<std::size_t>(run.block - from)] =
                logTime(static_cast<double>(*run.wallNs));
    }
    return candidate;
}

Candidate serialCandidate(const SweepRecord& sweep) {
    Candidate candidate;
    candidate.isSerial = true;
    for (const SerialRun& run : sweep.serial) {
        if (run.block >= sweep.decidesFrom && !sweep.serialDroppedAfter)
            candidate.logTimes.push_back(logTime(static_cast<double>(run.ns)));
    }
    return candidate;
}

} // namespace

double logTime(double ns) {
    return std::log(std::max(LeastTime, ns));
}

int decidingBlocks(const SweepRecord& sweep) {
    int blocks = sweep.blocks;
    for (const SweepPoint& point : sweep.points) {
        if (!point.runs.empty())
            blocks = std::max(blocks, point.runs.back().block + 1);
    }
    return blocks - sweep.decidesFrom;
}

SweepCandidates candidatesOf(const SweepRecord& sweep,
                             const std::function<bool(const SweepSetting&)>& isIn) {
    SweepCandidates candidates;
    // Who has nothing to be held against is not recommended.
    candidates.hasSerial =
        !sweep.serial.empty() &&
        std::any_of(sweep.points.begin(), sweep.points.end(), [](const SweepPoint& point) {
            return std::any_of(point.runs.begin(), point.runs.end(),
                               [](const SweptRun& run) { return run.counts(); });
        });
    if (candidates.hasSerial)
        candidates.all.push_back(serialCandidate(sweep));
    const int blocks = decidingBlocks(sweep);
    for (const SweepPoint& point : sweep.points) {
        candidates.all.push_back(candidateOf(point, sweep.decidesFrom, blocks));
        if (point.droppedAfter || !isIn(point.setting))
            std::ranges::fill(candidates.all.back().logTimes, NoTime);
    }
    return candidates;
}

} // namespace poolscope
