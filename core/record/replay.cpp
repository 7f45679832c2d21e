#include "core/record/replay.h"

#include <algorithm>
#include <numeric>

namespace poolscope {

namespace {

/// How many numbers of a chunk would be done at @p time if all took equally long.
quint64 itemsDoneAt(const ChunkEvent& chunk, Nanoseconds time) {
    const auto span =
        static_cast<double>(std::max<Nanoseconds>(1, chunk.finishedNs - chunk.startedNs));
    const double share = static_cast<double>(time - chunk.startedNs) / span;
    return static_cast<quint64>(std::clamp(share, 0.0, 1.0) * static_cast<double>(chunk.count));
}

} // namespace

Replay::Replay(const RunRecord& whole)
    : m_whole(whole)
    , m_byFinish(whole.chunks.size())
    , m_byProcess(whole.processes.size()) {
    std::iota(m_byFinish.begin(), m_byFinish.end(), 0U);
    std::sort(m_byFinish.begin(), m_byFinish.end(), [&whole](quint32 a, quint32 b) {
        return whole.chunks[a].finishedNs < whole.chunks[b].finishedNs;
    });
    for (const quint32 i : m_byFinish)
        m_byProcess[static_cast<std::size_t>(whole.chunks[i].process - 1)].push_back(i);
    beginAgain();
}

bool Replay::goTo(Nanoseconds time) {
    const Nanoseconds end = endOf(m_whole);
    time = std::clamp<Nanoseconds>(time, 0, end);
    const bool backward = time < m_record.nowNs || m_record.outcome != Outcome::Running;
    if (backward)
        beginAgain();
    m_record.nowNs = time;
    takeFinished(time);
    for (ProcessRecord& process : m_record.processes)
        updateProcess(process, time);
    m_record.lostAttempts.clear();
    for (const LostAttempt& lost : m_whole.lostAttempts) {
        if (lost.endedNs <= time)
            m_record.lostAttempts.push_back(lost);
    }
    if (time == end) {
        m_record.outcome = m_whole.outcome;
        m_record.failure = m_whole.failure;
        m_record.wallNs = m_whole.wallNs;
        m_record.mapDoneNs = m_whole.mapDoneNs;
        m_record.resultsChecked = m_whole.resultsChecked;
    }
    return backward;
}

void Replay::beginAgain() {
    m_taken = 0;
    m_record = RunRecord{};
    m_record.config = m_whole.config;
    m_record.machine = m_whole.machine;
    m_record.startedAt = m_whole.startedAt;
    m_record.chunksPlanned = m_whole.chunksPlanned;
    m_record.serialNs = m_whole.serialNs;
    m_record.results = m_whole.results;
    m_record.chunks.reserve(m_whole.chunks.size());
}

void Replay::takeFinished(Nanoseconds time) {
    // Processes come into being in the order of their numbers.
    while (m_record.processes.size() < m_whole.processes.size()) {
        const ProcessRecord& next = m_whole.processes[m_record.processes.size()];
        if (next.spawnedNs > time)
            break;
        ProcessRecord process;
        process.number = next.number;
        process.lane = next.lane;
        process.pid = next.pid;
        process.spawnedNs = next.spawnedNs;
        process.replaces = next.replaces;
        m_record.processes.push_back(process);
    }
    for (; m_taken < m_byFinish.size(); ++m_taken) {
        const ChunkEvent& chunk = m_whole.chunks[m_byFinish[m_taken]];
        if (chunk.finishedNs > time)
            break;
        ProcessRecord& process = m_record.processes[static_cast<std::size_t>(chunk.process - 1)];
        m_record.chunks.push_back(chunk);
        ++process.chunks;
        process.items += chunk.count;
        process.busyNs += chunk.finishedNs - chunk.startedNs;
    }
}

void Replay::updateProcess(ProcessRecord& process, Nanoseconds time) {
    const auto at = static_cast<std::size_t>(process.number - 1);
    const ProcessRecord& whole = m_whole.processes[at];
    if (whole.readyNs && *whole.readyNs <= time)
        process.readyNs = whole.readyNs;
    if (whole.endedNs && *whole.endedNs <= time) {
        process.endedNs = whole.endedNs;
        process.end = whole.end;
        process.signal = whole.signal;
        process.exitCode = whole.exitCode;
    }
    // CPU time is known for the whole only: it is taken to have passed evenly.
    const double share =
        whole.busyNs > 0 ? static_cast<double>(process.busyNs) / static_cast<double>(whole.busyNs)
                         : 0.0;
    process.cpuNs = process.chunks == whole.chunks
                        ? whole.cpuNs
                        : static_cast<Nanoseconds>(share * static_cast<double>(whole.cpuNs));
    process.current.reset();
    if (process.chunks < m_byProcess[at].size()) {
        const ChunkEvent& next = m_whole.chunks[m_byProcess[at][process.chunks]];
        if (next.startedNs <= time) {
            process.current = ChunkInProgress{next.index, next.position, next.count,
                                              itemsDoneAt(next, time), next.startedNs};
        }
        return;
    }
    // After the last finished chunk there may be one that was lost.
    for (const LostAttempt& lost : m_whole.lostAttempts) {
        if (lost.process == process.number && lost.startedNs.value_or(lost.endedNs) <= time)
            process.current = whole.current;
    }
}

} // namespace poolscope
