#include "core/record/moment.h"

#include "core/record/chunksearch.h"

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

/// @p chunk, of which so much was done at @p until, as it was at @p time.
std::optional<ChunkInProgress> earlier(ChunkInProgress chunk, Nanoseconds until, Nanoseconds time) {
    const Nanoseconds begun = chunk.startedNs.value_or(until);
    if (begun > time)
        return std::nullopt;
    chunk.itemsDone = itemsDoneAt(begun, until, chunk.itemsDone, time);
    return chunk;
}

} // namespace

Moment::Moment(SharedRecord record)
    : m_record(std::move(record)) {
    goToEnd();
}

void Moment::goToEnd() {
    m_isEnd = true;
    m_chunksDone = 0;
    m_done.clear();
    m_processes.clear();
    m_lost.clear();
    if (m_record == nullptr)
        return;
    m_time = endOf(*m_record);
    for (const ProcessRecord& process : m_record->processes) {
        m_done.push_back(m_record->index.of(process.number).size());
        m_chunksDone += m_done.back();
    }
}

void Moment::goTo(Nanoseconds time) {
    if (m_record == nullptr)
        return;
    const Nanoseconds end = endOf(*m_record);
    if (time >= end) {
        goToEnd();
        return;
    }
    m_isEnd = false;
    m_time = std::max<Nanoseconds>(0, time);
    m_chunksDone = 0;
    m_processes.clear();
    const std::vector<ProcessRecord>& all = m_record->processes;
    // Processes come into being in the order of their numbers.
    for (std::size_t at = 0; at < all.size() && all[at].spawnedNs <= m_time; ++at) {
        if (at == m_done.size())
            m_done.push_back(0);
        m_done[at] = chunksFinishedBy(*m_record, all[at].number, m_time, m_done[at]);
        m_chunksDone += m_done[at];
        m_processes.push_back(processAt(all[at]));
    }
    m_done.resize(m_processes.size());
    m_lost.clear();
    std::copy_if(m_record->lostAttempts.begin(), m_record->lostAttempts.end(),
                 std::back_inserter(m_lost),
                 [this](const LostAttempt& lost) { return lost.endedNs <= m_time; });
}

std::span<const ProcessRecord> Moment::processes() const {
    if (m_isEnd && m_record)
        return std::span(m_record->processes).first(m_done.size());
    return m_processes;
}

std::span<const LostAttempt> Moment::lostAttempts() const {
    if (m_isEnd && m_record)
        return m_record->lostAttempts;
    return m_lost;
}

SharedRecord Moment::outline() const {
    if (m_isEnd)
        return m_record;
    const auto outline = std::make_shared<RunRecord>();
    outline->config = m_record->config;
    outline->machines = m_record->machines;
    outline->maps = m_record->maps;
    outline->startedAt = m_record->startedAt;
    outline->chunksPlanned = m_record->chunksPlanned;
    outline->serialNs = m_record->serialNs;
    outline->nowNs = m_time;
    outline->processes = m_processes;
    outline->lostAttempts = m_lost;
    return outline;
}

std::size_t Moment::chunksDone(int number) const {
    const auto at = static_cast<std::size_t>(number - 1);
    return at < m_done.size() ? m_done[at] : 0;
}

Nanoseconds Moment::lastFinishNs(int number) const {
    const std::size_t done = chunksDone(number);
    return done == 0 ? 0 : chunkOf(number, done - 1).finishedNs;
}

const ChunkEvent* Moment::finished(quint64 index) const {
    const std::optional<quint32> place = m_record->index.placeOf(index);
    if (!place)
        return nullptr;
    const ChunkEvent& chunk = m_record->chunks[*place];
    return m_isEnd || chunk.finishedNs <= m_time ? &chunk : nullptr;
}

const ChunkEvent& Moment::chunkOf(int number, std::size_t at) const {
    return m_record->chunks[m_record->index.of(number)[at]];
}

ChunkSum Moment::sumOf(int number, std::size_t chunks) const {
    if (chunks == 0)
        return {};
    const std::size_t sum = (chunks - 1) / ProcessChunks::Stride;
    ChunkSum all = m_record->index.of(number).sumBefore(sum);
    for (std::size_t at = sum * ProcessChunks::Stride; at < chunks; ++at) {
        const ChunkEvent& chunk = chunkOf(number, at);
        all.items += chunk.count;
        all.busyNs += chunk.finishedNs - chunk.startedNs;
    }
    return all;
}

ProcessRecord Moment::processAt(const ProcessRecord& whole) const {
    ProcessRecord process;
    process.number = whole.number;
    process.lane = whole.lane;
    process.machine = whole.machine;
    process.pid = whole.pid;
    process.spawnedNs = whole.spawnedNs;
    process.replaces = whole.replaces;
    if (whole.readyNs && *whole.readyNs <= m_time)
        process.readyNs = whole.readyNs;
    if (whole.endedNs && *whole.endedNs <= m_time) {
        process.endedNs = whole.endedNs;
        process.end = whole.end;
        process.signal = whole.signal;
        process.exitCode = whole.exitCode;
    }
    for (const FrozenStretch& freeze : whole.freezes) {
        if (freeze.fromNs > m_time)
            break;
        const bool isOver = freeze.untilNs && *freeze.untilNs <= m_time;
        process.freezes.push_back({freeze.fromNs, isOver ? freeze.untilNs : std::nullopt});
    }
    process.chunks = chunksDone(whole.number);
    const ChunkSum done = sumOf(whole.number, process.chunks);
    process.items = done.items;
    process.busyNs = done.busyNs;
    // CPU time is known for the whole only: it is taken to have passed evenly.
    const double share =
        whole.busyNs > 0 ? static_cast<double>(process.busyNs) / static_cast<double>(whole.busyNs)
                         : 0.0;
    process.cpuNs = process.chunks == whole.chunks
                        ? whole.cpuNs
                        : static_cast<Nanoseconds>(share * static_cast<double>(whole.cpuNs));
    process.current = currentOf(whole);
    return process;
}

/// The chunk that it was at: one that it was going to finish, or not.
std::optional<ChunkInProgress> Moment::currentOf(const ProcessRecord& whole) const {
    const std::size_t done = chunksDone(whole.number);
    if (done < m_record->index.of(whole.number).size()) {
        const ChunkEvent& next = chunkOf(whole.number, done);
        return earlier({next.index, next.position, next.count, next.count, next.startedNs},
                       next.finishedNs, m_time);
    }
    if (whole.endedNs && *whole.endedNs <= m_time)
        return whole.current;
    if (!whole.endedNs && whole.current)
        return earlier(*whole.current, endOf(*m_record), m_time);
    const std::vector<LostAttempt>& all = m_record->lostAttempts;
    const auto lost = std::find_if(all.rbegin(), all.rend(), [&whole](const LostAttempt& attempt) {
        return attempt.process == whole.number;
    });
    if (lost == all.rend())
        return std::nullopt;
    return earlier({lost->index, lost->position, lost->count, lost->itemsDone, lost->startedNs},
                   lost->endedNs, m_time);
}

} // namespace poolscope
