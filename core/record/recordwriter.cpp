#include "core/record/recordwriter.h"

#include "core/config/limits.h"

#include <algorithm>
#include <utility>

namespace poolscope {

RecordWriter::RecordWriter(RunRecord& record, Faults faults)
    : m_record(record)
    , m_faults(faults) {}

/// Whether @p rule holds and all did before.
bool RecordWriter::holds(bool rule, const char* words) {
    if (rule) [[likely]]
        return !m_fault;
    Q_ASSERT_X(m_faults == Faults::Refuse, "RecordWriter", words);
    if (!m_fault)
        m_fault = QString::fromUtf8(words);
    return false;
}

bool RecordWriter::isThere(int process) {
    return holds(process >= 1 && static_cast<std::size_t>(process) <= m_record.processes.size(),
                 "a process that there is not");
}

ProcessRecord& RecordWriter::process(int number) {
    return m_record.processes[static_cast<std::size_t>(number - 1)];
}

/// Whether such a chunk can be one of those begun.
bool RecordWriter::isInside(quint64 index, quint64 position, quint64 count) {
    return holds(!m_chunksKnown || index < m_chunksBegun, "a chunk beyond the last one") &&
           holds(position <= m_positionsBegun && count <= m_positionsBegun - position,
                 "numbers beyond the last one");
}

void RecordWriter::machines(std::vector<MachineRecord> machines) {
    if (holds(!machines.empty(), "no machine"))
        m_record.machines = std::move(machines);
}

void RecordWriter::throttled(std::optional<Nanoseconds> time) {
    if (holds(time.value_or(0) >= 0, "kept from cores for less than no time"))
        m_record.machines.front().throttledNs = time;
}

void RecordWriter::suspended(Nanoseconds from, Nanoseconds until) {
    const auto& before = m_record.suspensions;
    const Nanoseconds since = before.empty() ? 0 : before.back().untilNs.value_or(0);
    if (!holds(from >= since && until >= from, "suspended before it went on"))
        return;
    m_latest = std::max(m_latest, until);
    m_record.suspensions.push_back({from, until});
}

void RecordWriter::startedAt(const QDateTime& time) {
    m_record.startedAt = time;
}

void RecordWriter::measuringSerial(const SerialProgress& progress) {
    if (holds(progress.soFarNs >= 0 && progress.share >= 0.0 && progress.share <= 1.0,
              "more or less measured than there is"))
        m_record.measuringSerial = progress;
}

void RecordWriter::serialTime(std::optional<Nanoseconds> time) {
    if (!holds(time.value_or(1) > 0, "a serial time that is none"))
        return;
    m_record.serialNs = time;
    m_record.measuringSerial.reset();
}

int RecordWriter::addMap(const MapRecord& map) {
    const bool follows = map.firstPosition == m_positionsBegun &&
                         (!m_chunksKnown || map.firstChunk == m_chunksBegun);
    if (!holds(follows, "a map that does not follow the one before") ||
        !holds(map.beganNs >= 0, "a map that began before the run") ||
        !holds(map.size <= LargestSize && map.chunks.value_or(0) <= LargestSize,
               "a map larger than there are numbers"))
        return 0;
    if (m_faults == Faults::Assert && map.chunks) {
        // Taken page by page, as they come. A file may claim any number.
        m_record.chunks.reserve(m_record.chunks.size() + *map.chunks);
        m_record.index.reserve(m_record.chunks.size() + *map.chunks, m_record.config.processes);
    }
    m_record.maps.push_back(map);
    m_positionsBegun += map.size;
    m_chunksKnown = m_chunksKnown && map.chunks;
    m_chunksBegun += map.chunks.value_or(0);
    m_record.chunksPlanned = m_chunksKnown ? std::optional(m_chunksBegun) : std::nullopt;
    return static_cast<int>(m_record.maps.size()) - 1;
}

void RecordWriter::mapDone(int map, Nanoseconds time) {
    const bool isMap = map >= 0 && static_cast<std::size_t>(map) < m_record.maps.size();
    if (!holds(isMap, "a map that there is not"))
        return;
    MapRecord& done = m_record.maps[static_cast<std::size_t>(map)];
    if (!holds(time >= done.beganNs, "a map done before it began"))
        return;
    done.doneNs = time;
    const bool all = std::all_of(m_record.maps.begin(), m_record.maps.end(),
                                 [](const MapRecord& one) { return one.doneNs.has_value(); });
    if (all)
        m_record.mapDoneNs = std::max(time, m_record.mapDoneNs.value_or(time));
}

int RecordWriter::addProcess(const ProcessStart& start) {
    const auto count = static_cast<int>(m_record.processes.size());
    const bool isMachine =
        start.machine >= 0 && static_cast<std::size_t>(start.machine) < m_record.machines.size();
    if (!holds(start.lane >= 1 && start.lane <= count + 1, "a lane that there is not") ||
        !holds(start.spawnedNs >= 0, "a process started before the run") ||
        !holds(isMachine, "a machine that there is not") ||
        !holds(!start.replaces || (*start.replaces >= 1 && *start.replaces <= count &&
                                   process(*start.replaces).lane == start.lane),
               "a process that replaces none of its lane"))
        return 0;
    ProcessRecord added;
    added.number = count + 1;
    added.lane = start.lane;
    added.machine = start.machine;
    added.pid = start.pid;
    added.spawnedNs = start.spawnedNs;
    added.replaces = start.replaces;
    m_record.processes.push_back(added);
    m_lastFinish.push_back(start.spawnedNs);
    return added.number;
}

void RecordWriter::ready(int number, Nanoseconds time) {
    if (!isThere(number) ||
        !holds(time >= process(number).spawnedNs, "ready before it was started"))
        return;
    m_latest = std::max(m_latest, time);
    process(number).readyNs = time;
}

void RecordWriter::atWork(int number, const std::optional<ChunkInProgress>& chunk) {
    if (!isThere(number))
        return;
    if (chunk && (!isInside(chunk->index, chunk->position, chunk->count) ||
                  !holds(chunk->itemsDone <= chunk->count, "more numbers done than a chunk has") ||
                  !holds(chunk->startedNs.value_or(0) >= 0, "a chunk begun before the run")))
        return;
    process(number).current = chunk;
}

void RecordWriter::finished(const ChunkEvent& chunk) {
    const auto number = static_cast<int>(chunk.process);
    if (!isThere(number) || !isInside(chunk.index, chunk.position, chunk.count))
        return;
    Nanoseconds& last = m_lastFinish[static_cast<std::size_t>(number - 1)];
    if (!holds(chunk.startedNs >= last, "a chunk begun before the one before was finished") ||
        !holds(chunk.finishedNs >= chunk.startedNs, "a chunk finished before it was begun"))
        return;
    last = chunk.finishedNs;
    m_latest = std::max(m_latest, last);
    m_record.index.add(chunk, static_cast<quint32>(m_record.chunks.size()));
    m_record.chunks.push_back(chunk);
    ProcessRecord& by = process(number);
    ++by.chunks;
    by.items += chunk.count;
    by.busyNs += chunk.finishedNs - chunk.startedNs;
}

void RecordWriter::used(int number, Nanoseconds cpuNs) {
    if (isThere(number) && holds(cpuNs >= 0, "CPU time below nothing"))
        process(number).cpuNs = cpuNs;
}

void RecordWriter::still(int number, std::optional<Nanoseconds> since) {
    if (isThere(number) && holds(since.value_or(0) >= 0, "still since before the run"))
        process(number).stillSinceNs = since;
}

void RecordWriter::frozen(int number, Nanoseconds from) {
    if (!isThere(number) || isFrozen(process(number)))
        return;
    const std::vector<FrozenStretch>& before = process(number).freezes;
    const Nanoseconds since =
        before.empty() ? process(number).spawnedNs : before.back().untilNs.value_or(from);
    if (holds(from >= since, "frozen before it was thawed"))
        process(number).freezes.push_back({from, std::nullopt});
}

void RecordWriter::thawed(int number, Nanoseconds until) {
    if (!isThere(number) || !isFrozen(process(number)))
        return;
    FrozenStretch& freeze = process(number).freezes.back();
    if (holds(until >= freeze.fromNs, "thawed before it was frozen"))
        freeze.untilNs = until;
}

void RecordWriter::ended(int number, const ProcessFate& fate) {
    if (!isThere(number) ||
        !holds(fate.endedNs >= process(number).spawnedNs, "ended before it was started"))
        return;
    thawed(number, fate.endedNs);
    ProcessRecord& over = process(number);
    m_latest = std::max(m_latest, fate.endedNs);
    over.endedNs = fate.endedNs;
    over.end = fate.end;
    over.signal = fate.signal;
    over.exitCode = fate.exitCode;
    over.stillSinceNs.reset();
}

void RecordWriter::lost(const LostAttempt& attempt) {
    if (!isThere(attempt.process) || !isInside(attempt.index, attempt.position, attempt.count) ||
        !holds(attempt.itemsDone <= attempt.count, "more numbers lost than a chunk has") ||
        !holds(attempt.startedNs.value_or(0) >= 0 &&
                   attempt.endedNs >= attempt.startedNs.value_or(0),
               "an attempt that ended before it began"))
        return;
    m_latest = std::max(m_latest, attempt.endedNs);
    m_record.lostAttempts.push_back(attempt);
}

void RecordWriter::failed(const std::optional<RunFailure>& failure) {
    m_record.failure = failure;
}

void RecordWriter::results(const Results& results) {
    m_record.results = results;
}

void RecordWriter::resultsChecked(bool areRight) {
    m_record.resultsChecked = areRight;
}

void RecordWriter::reached(Nanoseconds now) {
    if (!m_record.wallNs && holds(now >= m_record.nowNs, "back in time"))
        m_record.nowNs = now;
}

void RecordWriter::wall(Nanoseconds wall) {
    if (holds(wall >= 0, "a run shorter than nothing"))
        m_record.wallNs = m_record.nowNs = wall;
}

void RecordWriter::close() {
    std::vector<bool> isReplaced(m_record.processes.size(), false);
    for (const ProcessRecord& one : m_record.processes) {
        if (one.replaces && isReplaced[static_cast<std::size_t>(*one.replaces - 1)])
            holds(false, "a process that was replaced twice");
        else if (one.replaces)
            isReplaced[static_cast<std::size_t>(*one.replaces - 1)] = true;
    }
    for (std::size_t at = 0; at < m_record.chunks.size() && !m_fault; ++at)
        holds(m_record.index.placeOf(m_record.chunks[at].index) == at, "a chunk finished twice");
    holds(m_latest <= endOf(m_record), "something happened after the end");
    holds(m_record.outcome != Outcome::Finished ||
              m_record.chunks.size() == m_record.chunksPlanned.value_or(m_record.chunks.size()),
          "a finished run without all its chunks");
}

void RecordWriter::outcome(Outcome outcome) {
    m_record.outcome = outcome;
    m_record.measuringSerial.reset();
}

} // namespace poolscope
