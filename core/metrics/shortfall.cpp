#include "core/metrics/shortfall.h"

#include "core/metrics/chunktally.h"
#include "core/metrics/frozentime.h"
#include "core/metrics/phases.h"
#include "core/metrics/speedup.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// What the lanes did in each slice of the run. The rest of their time they waited, or it was lost.
struct LaneTimes {
    SlicedTime busy;
    SlicedTime startUp;
    SlicedTime unequal;
    SlicedTime ending;
};

/// Takes the part of each of @p freezes between @p from and @p until out of @p time.
void takeOut(SlicedTime& time, const std::vector<FrozenStretch>& freezes, Nanoseconds from,
             Nanoseconds until) {
    for (const FrozenStretch& frozen : freezes)
        time.remove(std::max(from, frozen.fromNs), std::min(until, frozen.untilNs.value_or(until)));
}

/// Where the end of a run lies, in ns from its start.
struct RunsEnd {
    Nanoseconds undelayed = 0;  ///< when the last chunk had been done if nobody had been frozen
    Nanoseconds lastFinish = 0; ///< when it was
    /// What is done before all are ready waits for the rest to start, too, before it can be ended.
    Nanoseconds allReady = 0;
    Nanoseconds end = 0;
};

/// All others waited for the process that did the last chunk, also while that was frozen.
RunsEnd endingOf(const RunRecord& record, const ChunkTally& tally) {
    RunsEnd ending;
    ending.end = endOf(record);
    ending.lastFinish = ending.end - phases(record, tally).value_or(Phases()).closeJoin;
    ending.allReady = std::min(ending.end, untilReady(record).value_or(0));
    ending.undelayed = ending.lastFinish;
    if (const auto& latest = tally.latest())
        ending.undelayed -=
            timeFrozenInChunks(record, record.processes[std::size_t{latest->process} - 1]);
    return ending;
}

/// A frozen process keeps no core busy, whatever it was at.
void takeOutFrozen(LaneTimes& times, const RunRecord& record, const std::vector<LaneAccount>& lanes,
                   const RunsEnd& ending) {
    for (const ProcessRecord& process : record.processes) {
        const LaneAccount& lane = lanes[static_cast<std::size_t>(process.lane - 1)];
        const Nanoseconds done = std::max(lane.tailFromNs, ending.lastFinish);
        for (const FrozenStretch& part : frozenInChunks(record, process))
            times.busy.remove(part.fromNs, *part.untilNs);
        takeOut(times.startUp, process.freezes, 0, lane.startedUpNs);
        takeOut(times.unequal, process.freezes, lane.tailFromNs, ending.undelayed);
        takeOut(times.startUp, process.freezes, done, ending.allReady);
        takeOut(times.ending, process.freezes, std::max(done, ending.allReady), ending.end);
    }
}

LaneTimes laneTimes(const RunRecord& record, const ChunkTally& tally,
                    const std::vector<LaneAccount>& lanes) {
    const RunsEnd ending = endingOf(record, tally);
    LaneTimes times{tally.busy(), {}, {}, {}};
    for (SlicedTime* time : {&times.busy, &times.startUp, &times.unequal, &times.ending})
        time->reach(ending.end);
    for (const LaneAccount& lane : lanes) {
        const Nanoseconds done = std::max(lane.tailFromNs, ending.lastFinish);
        times.startUp.add(0, lane.startedUpNs);
        times.unequal.add(lane.tailFromNs, ending.undelayed);
        times.startUp.add(done, ending.allReady);
        times.ending.add(std::max(done, ending.allReady), ending.end);
    }
    takeOutFrozen(times, record, lanes, ending);
    return times;
}

/// The time of cores that idled, by cause.
struct IdleTime {
    double startUp = 0;
    double unequal = 0;
    double ending = 0;
    double rest = 0;
    double inTurn = 0; ///< no idle time: in chunks, while all cores were busy with others
};

/// @p cores idle as far as no lane of @p lanes is in a chunk; each lane that is in none has an
/// equal share in that.
IdleTime idleTime(const LaneTimes& times, Nanoseconds end, double lanes, double cores) {
    IdleTime idle;
    for (std::size_t i = 0; i < SlicedTime::Most && times.busy.beginOf(i) < end; ++i) {
        const auto length =
            static_cast<double>(std::min(end, times.busy.beginOf(i + 1)) - times.busy.beginOf(i));
        const auto busy = static_cast<double>(times.busy[i]);
        idle.inTurn += std::max(0.0, busy - cores * length);
        const double idleLanes = lanes * length - busy;
        const double idleCores = cores * length - busy;
        if (idleCores <= 0 || idleLanes <= 0)
            continue;
        const double share = idleCores / idleLanes;
        const auto startUp = static_cast<double>(times.startUp[i]);
        const auto unequal = static_cast<double>(times.unequal[i]);
        const auto ending = static_cast<double>(times.ending[i]);
        idle.startUp += share * startUp;
        idle.unequal += share * unequal;
        idle.ending += share * ending;
        idle.rest += share * (idleLanes - startUp - unequal - ending);
    }
    return idle;
}

Nanoseconds rounded(double time) {
    return static_cast<Nanoseconds>(std::llround(std::max(0.0, time)));
}

} // namespace

Shortfall shortfall(const RunRecord& record, const ChunkTally& tally,
                    const std::vector<LaneAccount>& lanes) {
    const Nanoseconds end = endOf(record);
    Losses all;
    for (const LaneAccount& lane : lanes)
        all += lane.losses;
    const IdleTime idle = idleTime(laneTimes(record, tally, lanes), end,
                                   static_cast<double>(lanes.size()), idealSpeedup(record));
    const auto waiting = static_cast<double>(all.waiting);
    const auto lost = static_cast<double>(all.lost);
    const double lostShare = lost > 0 ? lost / (lost + waiting) : 0.0;
    Shortfall parts;
    parts.startUp = rounded(idle.startUp);
    parts.unequal = rounded(idle.unequal);
    parts.ending = rounded(idle.ending);
    parts.lost = rounded(idle.rest * lostShare);
    parts.waiting = rounded(idle.rest * (1 - lostShare));
    parts.offCore = rounded(static_cast<double>(all.offCore) - idle.inTurn);
    parts.slower = rounded(static_cast<double>(all.useful - record.serialNs.value_or(all.useful)));
    return parts;
}

} // namespace poolscope
