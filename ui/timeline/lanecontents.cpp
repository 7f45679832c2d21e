#include "ui/timeline/lanecontents.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr std::size_t MostToLookThrough = 200'000;

} // namespace

std::optional<quint64> LaneHit::chunkIndex() const {
    if (chunk)
        return chunk->index;
    return unfinished ? std::optional(unfinished->index) : std::nullopt;
}

void LaneContents::reset(const RunRecord* record) {
    m_record = record;
    m_times.clear();
    m_lanes.clear();
    m_taken = 0;
    m_again.clear();
    if (record)
        m_lanes.resize(static_cast<std::size_t>(std::max(0, record->config.processes)));
}

bool LaneContents::isStale() const {
    return m_record &&
           (m_record->chunks.size() < m_taken || m_record->processes.size() < m_times.size());
}

bool LaneContents::take(std::size_t most) {
    if (!m_record)
        return true;
    for (std::size_t at = m_times.size(); at < m_record->processes.size(); ++at) {
        const auto lane = static_cast<std::size_t>(std::max(1, m_record->processes[at].lane) - 1);
        if (lane >= m_lanes.size())
            m_lanes.resize(lane + 1);
        m_lanes[lane].push_back(at);
        m_times.emplace_back();
    }
    const std::vector<ChunkEvent>& chunks = m_record->chunks;
    const std::size_t left = chunks.size() - m_taken;
    const std::size_t until = m_taken + std::min(left, most);
    for (; m_taken < until; ++m_taken) {
        const std::size_t process = std::size_t{chunks[m_taken].process} - 1;
        if (process < m_times.size())
            m_times[process].append(chunks[m_taken], static_cast<quint32>(m_taken));
        if (chunks[m_taken].attempt > 1)
            m_again.push_back(m_taken);
    }
    return left <= most;
}

const std::vector<std::size_t>& LaneContents::processesOf(int lane) const {
    return m_lanes[static_cast<std::size_t>(lane)];
}

ProcessView LaneContents::view(std::size_t at) const {
    return {*m_record, m_record->processes[at], m_times[at]};
}

Nanoseconds LaneContents::openSince(std::size_t at) const {
    const ProcessRecord& process = m_record->processes[at];
    if (process.readyNs)
        return std::max(*process.readyNs, m_times[at].lastFinishNs());
    return process.replaces ? process.spawnedNs : 0;
}

LaneHit LaneContents::hit(int lane, Nanoseconds ns, Nanoseconds reachNs) const {
    LaneHit hit;
    hit.ns = ns;
    for (const std::size_t at : processesOf(lane)) {
        const ProcessRecord& process = m_record->processes[at];
        if (hit.process && process.spawnedNs > ns)
            break;
        hit.process = &process;
        hit.chunk = chunkNear(m_times[at], m_record->chunks, ns, reachNs);
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
    const std::vector<LostAttempt>& all = m_record->lostAttempts;
    const auto found = std::find_if(all.begin(), all.end(), [&process](const LostAttempt& lost) {
        return lost.process == process.number;
    });
    return found == all.end() ? nullptr : &*found;
}

const ChunkEvent* LaneContents::find(quint64 index) const {
    if (!m_record || m_record->chunks.size() > MostToLookThrough)
        return nullptr;
    const auto found =
        std::find_if(m_record->chunks.begin(), m_record->chunks.end(),
                     [index](const ChunkEvent& chunk) { return chunk.index == index; });
    return found == m_record->chunks.end() ? nullptr : &*found;
}

const ChunkEvent* LaneContents::findAgain(quint64 index) const {
    const auto found = std::find_if(m_again.begin(), m_again.end(), [this, index](std::size_t at) {
        return m_record->chunks[at].index == index;
    });
    return found == m_again.end() ? nullptr : &m_record->chunks[*found];
}

} // namespace poolscope
