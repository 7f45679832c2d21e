#include "core/metrics/losses.h"

#include "core/metrics/chunktally.h"
#include "core/metrics/frozentime.h"

#include <algorithm>

namespace poolscope {

namespace {

/// What the lane's account needs to know of each process, by number.
struct Facts {
    std::vector<const LostAttempt*> lost; ///< null: it lost none
    std::vector<bool> replaced;
};

Facts factsOf(const RunRecord& record) {
    const std::size_t count = record.processes.size();
    Facts facts{std::vector<const LostAttempt*>(count, nullptr), std::vector<bool>(count, false)};
    for (const LostAttempt& lost : record.lostAttempts)
        facts.lost[static_cast<std::size_t>(lost.process - 1)] = &lost;
    for (const ProcessRecord& process : record.processes) {
        if (process.replaces)
            facts.replaced[static_cast<std::size_t>(*process.replaces - 1)] = true;
    }
    return facts;
}

/// When a process began a chunk that it never finished; nothing if there is none.
std::optional<Nanoseconds> unfinishedSince(const ProcessRecord& process, const LostAttempt* lost,
                                           Nanoseconds readyNs) {
    if (process.current)
        return process.current->startedNs.value_or(readyNs);
    if (lost != nullptr)
        return lost->startedNs.value_or(readyNs);
    return std::nullopt;
}

/// One process's share of its lane, from @p from (run start, or the end of the process before it)
/// until @p until (its own end if it was replaced, else the run's).
struct Stretch {
    const ProcessRecord& process;
    Nanoseconds from = 0;
    Nanoseconds until = 0;
    Nanoseconds lastFinish = 0; ///< of its last chunk; 0 if it finished none
    const LostAttempt* lost = nullptr;
    bool replaced = false;
};

/// Finished chunks: without the time in which the process was frozen in them.
void addChunks(const RunRecord& record, const ProcessRecord& process, Nanoseconds frozen,
               Losses& parts) {
    const Nanoseconds inChunks = process.busyNs - frozen;
    const bool waits = record.config.work.kind == WorkKind::Wait;
    const Nanoseconds useful =
        waits ? inChunks : std::clamp<Nanoseconds>(process.cpuNs, 0, inChunks);
    parts.useful += useful;
    parts.offCore += inChunks - useful;
    parts.lost += frozen;
}

void addProcess(const RunRecord& record, const Stretch& stretch, LaneAccount& lane) {
    const ProcessRecord& process = stretch.process;
    Losses& parts = lane.losses;
    const Nanoseconds ready =
        std::clamp(process.readyNs.value_or(stretch.until), stretch.from, stretch.until);
    const Nanoseconds frozenInStart = frozenWithin(process, stretch.from, ready);
    (process.replaces ? parts.lost : parts.startUp) += ready - stretch.from - frozenInStart;
    if (!process.replaces)
        lane.startedUpNs = ready;
    const Nanoseconds inFinished = timeFrozenInChunks(record, process);
    addChunks(record, process, inFinished, parts);

    const Nanoseconds lastFinish = std::max(ready, stretch.lastFinish);
    Nanoseconds idleFrom = lastFinish;
    Nanoseconds frozenInTail = 0;
    if (const auto unfinished = unfinishedSince(process, stretch.lost, lastFinish)) {
        idleFrom = std::clamp(*unfinished, lastFinish, stretch.until);
        parts.lost += stretch.until - idleFrom;
    } else if (stretch.replaced) {
        idleFrom = stretch.until; // it waited for a chunk when it died
    } else {
        frozenInTail = frozenWithin(process, lastFinish, stretch.until);
        parts.tail += stretch.until - lastFinish - frozenInTail;
        lane.tailFromNs = lastFinish;
    }
    const Nanoseconds frozenIdle = frozenWithin(process, ready, idleFrom) - inFinished;
    parts.waiting += idleFrom - ready - process.busyNs - frozenIdle;
    parts.lost += frozenInStart + frozenIdle + frozenInTail;
}

} // namespace

Losses& Losses::operator+=(const Losses& other) {
    useful += other.useful;
    offCore += other.offCore;
    startUp += other.startUp;
    waiting += other.waiting;
    tail += other.tail;
    lost += other.lost;
    return *this;
}

std::vector<LaneAccount> accountsByLane(const RunRecord& record, const ChunkTally& tally) {
    const Nanoseconds end = endOf(record);
    const Facts facts = factsOf(record);
    std::vector<LaneAccount> lanes(static_cast<std::size_t>(record.config.processes),
                                   {{}, end, end});
    std::vector<Nanoseconds> reached(lanes.size(), 0);
    for (std::size_t i = 0; i < record.processes.size(); ++i) {
        const ProcessRecord& process = record.processes[i];
        const auto lane = static_cast<std::size_t>(process.lane - 1);
        const bool replaced = facts.replaced[i];
        const Nanoseconds until = replaced ? process.endedNs.value_or(end) : end;
        addProcess(record,
                   {process, reached[lane], until, tally.lastFinishOf(process.number),
                    facts.lost[i], replaced},
                   lanes[lane]);
        reached[lane] = until;
    }
    // Lanes whose process was not even started.
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        if (reached[lane] == 0)
            lanes[lane].losses.startUp = end;
    }
    return lanes;
}

} // namespace poolscope
