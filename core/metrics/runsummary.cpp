#include "core/metrics/runsummary.h"

#include "core/metrics/chunktally.h"
#include "core/metrics/speedup.h"

#include <algorithm>
#include <span>

namespace poolscope {

namespace {

/// So many chunks take some tenths of a millisecond.
constexpr std::size_t ChunksBetweenQuestions = 1 << 16;

} // namespace

std::optional<RunSummary> summaryOf(const RunRecord& record, const std::stop_token& stop) {
    ChunkTally tally;
    std::span<const ChunkEvent> left(record.chunks);
    while (!left.empty()) {
        if (stop.stop_requested())
            return std::nullopt;
        const std::size_t some = std::min(left.size(), ChunksBetweenQuestions);
        tally.take(left.first(some));
        left = left.subspan(some);
    }
    return summaryOf(record, tally);
}

RunSummary summaryOf(const RunRecord& record) {
    return *summaryOf(record, std::stop_token()); // nobody stops it
}

RunSummary summaryOf(const RunRecord& record, const ChunkTally& tally) {
    RunSummary summary;
    summary.end = endOf(record);
    summary.phases = phases(record, tally);
    summary.untilReady = untilReady(record);
    const std::vector<LaneAccount> lanes = accountsByLane(record, tally);
    for (const LaneAccount& lane : lanes) {
        summary.lanes.push_back(lane.losses);
        summary.losses += lane.losses;
    }
    summary.frozen = frozenTime(record);
    summary.balance = balance(record);
    summary.speedup = speedup(record);
    if (summary.speedup) {
        summary.mapSpeedup = mapSpeedup(record, *summary.phases);
        summary.efficiency = *summary.speedup / record.config.processes;
        summary.shortfall = shortfall(record, tally, lanes);
    }
    summary.ideal = idealSpeedup(record);
    summary.longest = tally.longest();
    summary.latest = tally.latest();
    summary.lastStart = tally.lastStart();
    summary.doneAgain = tally.doneAgain();
    return summary;
}

} // namespace poolscope
