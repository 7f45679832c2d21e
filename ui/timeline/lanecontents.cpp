#include "ui/timeline/lanecontents.h"

#include "ui/timeline/busycursor.h"

#include <algorithm>

namespace poolscope {

std::optional<quint64> LaneHit::chunkIndex() const {
    if (chunk)
        return chunk->index;
    return unfinished ? std::optional(unfinished->index) : std::nullopt;
}

void LaneContents::reset() {
    m_lanes.clear();
    m_placed = 0;
    refresh();
}

void LaneContents::refresh() {
    if (m_moment.isEmpty())
        return;
    const RunRecord& record = m_moment.record();
    const auto asked = static_cast<std::size_t>(std::max(0, record.config.processes));
    m_lanes.resize(std::max(m_lanes.size(), asked));
    for (; m_placed < record.processes.size(); ++m_placed) {
        const auto lane = static_cast<std::size_t>(std::max(1, record.processes[m_placed].lane));
        m_lanes.resize(std::max(m_lanes.size(), lane));
        m_lanes[lane - 1].push_back(m_placed);
    }
}

std::span<const std::size_t> LaneContents::processesOf(int lane) const {
    const std::vector<std::size_t>& all = m_lanes[static_cast<std::size_t>(lane)];
    const auto later = std::lower_bound(all.begin(), all.end(), m_moment.processes().size());
    return {all.begin(), later};
}

ProcessView LaneContents::view(std::size_t at) const {
    return {m_moment, m_moment.processes()[at]};
}

Nanoseconds LaneContents::openSince(std::size_t at) const {
    const ProcessRecord& process = m_moment.processes()[at];
    // How a process is may be known before what it has done.
    if (process.readyNs && *process.readyNs <= m_moment.time())
        return std::max(*process.readyNs, m_moment.lastFinishNs(process.number));
    return process.replaces ? process.spawnedNs : 0;
}

LaneHit LaneContents::hit(int lane, Nanoseconds ns, Nanoseconds reachNs) const {
    LaneHit hit;
    hit.ns = ns;
    for (const std::size_t at : processesOf(lane)) {
        const ProcessRecord& process = m_moment.processes()[at];
        if (hit.process && process.spawnedNs > ns)
            break;
        hit.process = &process;
        hit.chunk = chunkNear(m_moment, process.number, ns, reachNs);
    }
    if (!hit.process || hit.chunk)
        return hit;
    const LostAttempt* lost = lostBy(*hit.process);
    const auto& current = hit.process->current;
    if (lost && ns >= lost->startedNs.value_or(lost->endedNs) - reachNs &&
        ns <= lost->endedNs + reachNs) {
        hit.lost = lost;
        hit.unfinished = ChunkInProgress{lost->index, lost->position, lost->count, lost->itemsDone,
                                         lost->startedNs};
    } else if (current && !hit.process->endedNs && ns >= current->startedNs.value_or(ns)) {
        hit.unfinished = current;
    }
    return hit;
}

const LostAttempt* LaneContents::lostBy(const ProcessRecord& process) const {
    const std::span<const LostAttempt> all = m_moment.lostAttempts();
    const auto found = std::find_if(all.begin(), all.end(), [&process](const LostAttempt& lost) {
        return lost.process == process.number;
    });
    return found == all.end() ? nullptr : &*found;
}

const ChunkEvent* LaneContents::findAgain(quint64 index) const {
    const ChunkEvent* chunk = m_moment.finished(index);
    return chunk && chunk->attempt > 1 ? chunk : nullptr;
}

} // namespace poolscope
