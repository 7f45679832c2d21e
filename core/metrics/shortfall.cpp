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

/// A frozen process keeps no core busy, whatever it was at.
void takeOutFrozen(LaneTimes& times, const RunRecord& record, const std::vector<LaneAccount>& lanes,
                   Nanoseconds lastFinish, Nanoseconds allReady) {
    const Nanoseconds end = endOf(record);
    for (const ProcessRecord& process : record.processes) {
        const LaneAccount& lane = lanes[static_cast<std::size_t>(process.lane - 1)];
        const Nanoseconds done = std::max(lane.tailFromNs, lastFinish);
        for (const TimeSpan& part : frozenInChunks(record, process))
            times.busy.remove(part.from, part.until);
        takeOut(times.startUp, process.freezes, 0, lane.startedUpNs);
        takeOut(times.unequal, process.freezes, lane.tailFromNs, lastFinish);
        takeOut(times.startUp, process.freezes, done, allReady);
        takeOut(times.ending, process.freezes, std::max(done, allReady), end);
    }
}

LaneTimes laneTimes(const RunRecord& record, const ChunkTally& tally,
                    const std::vector<LaneAccount>& lanes) {
    const Nanoseconds end = endOf(record);
    const Nanoseconds lastFinish = end - phases(record, tally).value_or(Phases()).closeJoin;
    // What is done before all are ready waits for the rest to start, too, before it can be ended.
    const Nanoseconds allReady = std::min(end, untilReady(record).value_or(0));
    LaneTimes times{tally.busy(), {}, {}, {}};
    for (SlicedTime* time : {&times.busy, &times.startUp, &times.unequal, &times.ending})
        time->reach(end);
    for (const LaneAccount& lane : lanes) {
        const Nanoseconds own = lane.tailFromNs;
        times.startUp.add(0, lane.startedUpNs);
        times.unequal.add(own, lastFinish);
        times.startUp.add(std::max(own, lastFinish), allReady);
        times.ending.add(std::max({own, lastFinish, allReady}), end);
    }
    takeOutFrozen(times, record, lanes, lastFinish, allReady);
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
