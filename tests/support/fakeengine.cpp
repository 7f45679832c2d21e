#include "tests/support/fakeengine.h"

#include <algorithm>

namespace poolscope {

FakeEngine::FakeEngine(const RunConfig& config)
    : m_config(config)
    , m_plan(std::make_shared<const ChunkPlan>(config))
    , m_results(std::make_shared<std::vector<std::uint64_t>>(config.input.size)) {}

void FakeEngine::start(RecordWriter& record) {
    m_writer = &record;
    record.addMap({QStringLiteral("square"), 0, m_config.input.size, 0, m_plan->chunks(), m_plan,
                   m_config.order, 0, std::nullopt});
    record.results(Results::ofNumbers({m_results, m_results->data()}, m_config.input.size));
    for (int lane = 1; lane <= m_config.processes; ++lane)
        record.ready(record.addProcess({lane, 1000 + lane, 0, std::nullopt, 0}), NsPerMs);
    m_now = NsPerMs;
}

void FakeEngine::stop() {
    stopped = true;
    end(m_now, std::nullopt);
}

void FakeEngine::look() {
    if (m_ended)
        return;
    m_writer->reached(m_now);
    emit upToDate();
}

void FakeEngine::begin(int process, Nanoseconds at) {
    m_now = std::max(m_now, at);
    quint64 index = m_next;
    if (m_again.empty()) {
        ++m_next;
    } else {
        index = m_again.back();
        m_again.pop_back();
    }
    const Chunk chunk = m_plan->chunk(index);
    m_writer->atWork(process, ChunkInProgress{index, chunk.position, chunk.count, 0, at});
}

void FakeEngine::finish(int process, Nanoseconds at) {
    m_now = std::max(m_now, at);
    const RunRecord& record = m_writer->record();
    const ChunkInProgress chunk =
        record.processes[static_cast<std::size_t>(process - 1)].current.value();
    const auto lost = std::count_if(
        record.lostAttempts.begin(), record.lostAttempts.end(),
        [&chunk](const LostAttempt& attempt) { return attempt.index == chunk.index; });
    ChunkEvent event;
    event.startedNs = chunk.startedNs.value();
    event.finishedNs = at;
    event.count = chunk.count;
    event.index = static_cast<quint32>(chunk.index);
    event.position = static_cast<quint32>(chunk.position);
    event.process = static_cast<quint32>(process);
    event.attempt = static_cast<quint16>(lost + 1);
    for (quint64 i = chunk.position; i < chunk.position + chunk.count; ++i)
        (*m_results)[i] = (m_config.input.first + i) * (m_config.input.first + i);
    m_writer->atWork(process, std::nullopt);
    m_writer->finished(event);
}

void FakeEngine::die(int process, Nanoseconds at) {
    m_now = std::max(m_now, at);
    const ProcessRecord dead = m_writer->record().processes[static_cast<std::size_t>(process - 1)];
    m_writer->ended(process, {ProcessEnd::Killed, at, 9, 0});
    if (const auto& chunk = dead.current) {
        m_writer->lost({chunk->index, process, chunk->startedNs, at, chunk->itemsDone,
                        chunk->position, chunk->count});
        m_writer->atWork(process, std::nullopt);
        m_again.push_back(chunk->index);
    }
    m_writer->ready(m_writer->addProcess({dead.lane, 1000 + process * 100, at, process, 0}), at);
}

void FakeEngine::complete(Nanoseconds wall) {
    const RunRecord& record = m_writer->record();
    while (record.chunks.size() < m_plan->chunks()) {
        const std::vector<ProcessRecord> processes = record.processes;
        for (const ProcessRecord& process : processes) {
            if (process.endedNs)
                continue;
            if (!process.current && (m_next < m_plan->chunks() || !m_again.empty()))
                begin(process.number, m_now);
            if (record.processes[static_cast<std::size_t>(process.number - 1)].current)
                finish(process.number, m_now);
        }
    }
    m_writer->mapDone(0, m_now);
    end(wall, std::nullopt);
}

void FakeEngine::fail(const RunFailure& failure, Nanoseconds wall) {
    end(wall, failure);
}

void FakeEngine::end(Nanoseconds wall, const std::optional<RunFailure>& failure) {
    if (m_ended)
        return;
    m_ended = true;
    const std::vector<ProcessRecord> processes = m_writer->record().processes;
    const bool finished = !failure && !stopped;
    for (const ProcessRecord& process : processes) {
        if (!process.endedNs)
            m_writer->ended(process.number,
                            {finished ? ProcessEnd::Finished : ProcessEnd::Stopped, wall, 0, 0});
    }
    m_writer->wall(wall);
    emit ended(failure);
}

} // namespace poolscope
