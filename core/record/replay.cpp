#include "core/record/replay.h"

#include "core/record/chunkorder.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

/// How many of @p count numbers would be done at @p time if all took equally long.
quint64 itemsDoneAt(Nanoseconds from, Nanoseconds until, quint64 count, Nanoseconds time) {
    const auto span = static_cast<double>(std::max<Nanoseconds>(1, until - from));
    const double share = static_cast<double>(time - from) / span;
    return static_cast<quint64>(std::clamp(share, 0.0, 1.0) * static_cast<double>(count));
}

/// The chunk that is going to be lost, as it was before.
std::optional<ChunkInProgress> lostChunkAt(const LostAttempt& lost, Nanoseconds time) {
    const Nanoseconds begun = lost.startedNs.value_or(lost.endedNs);
    if (begun > time)
        return std::nullopt;
    return ChunkInProgress{lost.index, lost.position, lost.count,
                           itemsDoneAt(begun, lost.endedNs, lost.itemsDone, time), lost.startedNs};
}

} // namespace

Replay::Replay(const RunRecord& whole)
    : Replay(whole, *chunksByCompletion(whole)) {} // nobody stops it

Replay::Replay(const RunRecord& whole, std::vector<quint32> byFinish)
    : m_whole(whole)
    , m_byFinish(std::move(byFinish))
    , m_byProcess(whole.processes.size())
    , m_lostBy(whole.processes.size(), nullptr) {
    for (const quint32 i : m_byFinish)
        m_byProcess[static_cast<std::size_t>(whole.chunks[i].process - 1)].push_back(i);
    for (const LostAttempt& lost : whole.lostAttempts)
        m_lostBy[static_cast<std::size_t>(lost.process - 1)] = &lost;
    beginAgain();
}

std::unique_ptr<Replay> Replay::prepare(const RunRecord& whole, const std::stop_token& stop) {
    std::optional<std::vector<quint32>> byFinish = chunksByCompletion(whole, stop);
    if (!byFinish)
        return nullptr;
    std::unique_ptr<Replay> replay(new Replay(whole, *std::move(byFinish)));
    // The memory is touched here and now, so that the replay has it at once.
    replay->m_record.chunks.resize(whole.chunks.size());
    replay->m_record.chunks.clear();
    return replay;
}

/// The time up to which no more than about @p most chunks more are finished.
Nanoseconds Replay::reachable(Nanoseconds time, std::size_t most) const {
    if (m_byFinish.size() - m_taken <= most)
        return time;
    return std::min(time, m_whole.chunks[m_byFinish[m_taken + most - 1]].finishedNs);
}

bool Replay::goTo(Nanoseconds time, std::size_t most) {
    const Nanoseconds end = endOf(m_whole);
    time = std::clamp<Nanoseconds>(time, 0, end);
    const bool backward = time < m_record.nowNs || m_record.outcome != Outcome::Running;
    if (backward)
        beginAgain();
    time = reachable(time, most);
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
    std::vector<ChunkEvent> chunks = std::move(m_record.chunks); // to give it back takes a while
    chunks.clear();
    m_record = RunRecord{};
    m_record.chunks = std::move(chunks);
    m_record.config = m_whole.config;
    m_record.machines = m_whole.machines;
    m_record.maps = m_whole.maps;
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
    // One after the other, as a live record has them: so many of one process stand together.
    for (ProcessRecord& process : m_record.processes)
        takeFinishedOf(process, time);
    m_taken = m_record.chunks.size();
}

void Replay::takeFinishedOf(ProcessRecord& process, Nanoseconds time) {
    const std::vector<quint32>& own = m_byProcess[static_cast<std::size_t>(process.number - 1)];
    for (; process.chunks < own.size(); ++process.chunks) {
        const ChunkEvent& chunk = m_whole.chunks[own[process.chunks]];
        if (chunk.finishedNs > time)
            break;
        m_record.chunks.push_back(chunk);
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
            process.current = ChunkInProgress{
                next.index, next.position, next.count,
                itemsDoneAt(next.startedNs, next.finishedNs, next.count, time), next.startedNs};
        }
        return;
    }
    if (process.endedNs)
        process.current = whole.current;
    else if (m_lostBy[at] != nullptr)
        process.current = lostChunkAt(*m_lostBy[at], time);
}

} // namespace poolscope
