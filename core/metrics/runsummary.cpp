#include "core/metrics/runsummary.h"

#include "core/metrics/chunktally.h"
#include "core/metrics/speedup.h"

namespace poolscope {

RunSummary summaryOf(const RunRecord& record) {
    ChunkTally tally;
    tally.take(record.chunks);
    return summaryOf(record, tally);
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
