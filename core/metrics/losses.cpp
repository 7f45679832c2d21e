#include "core/metrics/losses.h"

#include "core/metrics/chunktally.h"

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

Losses lossesOf(const RunRecord& record, const Stretch& stretch) {
    const ProcessRecord& process = stretch.process;
    Losses parts;
    const Nanoseconds ready =
        std::clamp(process.readyNs.value_or(stretch.until), stretch.from, stretch.until);
    (process.replaces ? parts.lost : parts.startUp) += ready - stretch.from;

    const bool waits = record.config.work.kind == WorkKind::Wait;
    parts.useful =
        waits ? process.busyNs : std::clamp<Nanoseconds>(process.cpuNs, 0, process.busyNs);
    parts.offCore = process.busyNs - parts.useful;

    const Nanoseconds lastFinish = std::max(ready, stretch.lastFinish);
    Nanoseconds idleFrom = lastFinish;
    const auto unfinished = unfinishedSince(process, stretch.lost, lastFinish);
    if (unfinished) {
        const Nanoseconds begun = std::clamp(*unfinished, lastFinish, stretch.until);
        parts.lost += stretch.until - begun;
        idleFrom = begun;
    } else if (stretch.replaced) {
        idleFrom = stretch.until; // it waited for a chunk when it died
    } else {
        parts.tail = stretch.until - lastFinish;
    }
    parts.waiting = idleFrom - ready - process.busyNs;
    return parts;
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

std::vector<Losses> lossesByLane(const RunRecord& record, const ChunkTally& tally) {
    const Nanoseconds end = endOf(record);
    const Facts facts = factsOf(record);
    std::vector<Losses> lanes(static_cast<std::size_t>(record.config.processes));
    std::vector<Nanoseconds> reached(lanes.size(), 0);
    for (std::size_t i = 0; i < record.processes.size(); ++i) {
        const ProcessRecord& process = record.processes[i];
        const auto lane = static_cast<std::size_t>(process.lane - 1);
        const bool replaced = facts.replaced[i];
        const Nanoseconds until = replaced ? process.endedNs.value_or(end) : end;
        lanes[lane] +=
            lossesOf(record, {process, reached[lane], until, tally.lastFinishOf(process.number),
                              facts.lost[i], replaced});
        reached[lane] = until;
    }
    // Lanes whose process was not even started.
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        if (reached[lane] == 0)
            lanes[lane].startUp = end;
    }
    return lanes;
}

} // namespace poolscope
