#include "tests/support/fakeengine.h"

#include "core/run/runenvironment.h"

#include <algorithm>
#include <csignal>

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
    if (m_wall)
        QMetaObject::invokeMethod(
            this, [this] { complete(*m_wall); }, Qt::QueuedConnection);
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

void FakeEngine::act(int process, ProcessAction action) {
    acts.emplace_back(process, action);
    switch (action) {
    case ProcessAction::Kill:
        die(process, m_now);
        break;
    case ProcessAction::Freeze:
        freeze(process, m_now);
        break;
    case ProcessAction::Thaw:
        thaw(process, m_now);
        break;
    case ProcessAction::Replace:
        replace(process, {ProcessEnd::Stuck, m_now, SIGKILL, 0});
        break;
    case ProcessAction::Wait:
        break;
    }
}

const ProcessRecord& FakeEngine::process(int number) const {
    return m_writer->record().processes[static_cast<std::size_t>(number - 1)];
}

bool FakeEngine::hasNext() const {
    return m_next < m_plan->chunks() || !m_again.empty();
}

void FakeEngine::reach(Nanoseconds at) {
    m_now = std::max(m_now, at);
}

void FakeEngine::begin(int process, Nanoseconds at) {
    reach(at);
    quint64 index = m_next;
    if (m_again.empty()) {
        ++m_next;
    } else {
        index = m_again.back();
        m_again.pop_back();
    }
    const Chunk chunk = m_plan->chunk(index);
    m_writer->atWork(process, ChunkInProgress{index, chunk.position, chunk.count, 0, m_now});
}

void FakeEngine::finish(int number, Nanoseconds at) {
    reach(at);
    const RunRecord& record = m_writer->record();
    const ChunkInProgress chunk = process(number).current.value();
    const auto lost = std::count_if(
        record.lostAttempts.begin(), record.lostAttempts.end(),
        [&chunk](const LostAttempt& attempt) { return attempt.index == chunk.index; });
    ChunkEvent event;
    event.startedNs = chunk.startedNs.value();
    event.finishedNs = m_now;
    event.count = chunk.count;
    event.index = static_cast<quint32>(chunk.index);
    event.position = static_cast<quint32>(chunk.position);
    event.process = static_cast<quint32>(number);
    event.attempt = static_cast<quint16>(lost + 1);
    for (quint64 i = chunk.position; i < chunk.position + chunk.count; ++i)
        (*m_results)[i] = (m_config.input.first + i) * (m_config.input.first + i);
    m_writer->atWork(number, std::nullopt);
    m_writer->finished(event);
}

void FakeEngine::work(Nanoseconds at) {
    const Nanoseconds begin = m_now;
    const auto processes = static_cast<int>(m_writer->record().processes.size());
    for (int number = 1; number <= processes; ++number) {
        if (process(number).endedNs || isFrozen(process(number)))
            continue;
        if (!process(number).current && hasNext())
            this->begin(number, begin);
    }
    for (int number = 1; number <= processes; ++number) {
        if (!process(number).current || process(number).endedNs || isFrozen(process(number)))
            continue;
        finish(number, at);
        if (hasNext())
            this->begin(number, at);
    }
}

void FakeEngine::die(int process, Nanoseconds at) {
    reach(at);
    replace(process, {ProcessEnd::Killed, m_now, SIGKILL, 0});
}

void FakeEngine::replace(int number, const ProcessFate& fate) {
    if (const auto lost = lose(number, fate)) {
        m_writer->atWork(number, std::nullopt);
        m_again.push_back(lost->index);
    }
    startAgain(number);
}

void FakeEngine::startAgain(int number) {
    const ProcessStart start{process(number).lane, 1000 + number * 100, m_now, number, 0};
    m_writer->ready(m_writer->addProcess(start), m_now);
}

/// The process ends; what it was at, if anything, is lost.
std::optional<LostAttempt> FakeEngine::lose(int number, const ProcessFate& fate) {
    move(number);
    m_writer->ended(number, fate);
    const auto& chunk = process(number).current;
    if (!chunk)
        return std::nullopt;
    const LostAttempt lost{chunk->index,     number,          chunk->startedNs, m_now,
                           chunk->itemsDone, chunk->position, chunk->count};
    m_writer->lost(lost);
    return lost;
}

void FakeEngine::freeze(int process, Nanoseconds at) {
    reach(at);
    m_writer->frozen(process, m_now);
}

void FakeEngine::thaw(int process, Nanoseconds at) {
    reach(at);
    m_writer->thawed(process, m_now);
    move(process);
}

void FakeEngine::stick(int process, Nanoseconds since, Nanoseconds at) {
    reach(at);
    m_writer->still(process, since);
    emit processStuck(process, m_now - since);
}

void FakeEngine::move(int number) {
    if (!process(number).stillSinceNs)
        return;
    m_writer->still(number, std::nullopt);
    emit processMoves(number);
}

void FakeEngine::waitForEver(int number, Nanoseconds at) {
    reach(at);
    RunFailure failure;
    failure.kind = FailureKind::WaitsForEver;
    failure.process = number;
    failure.pid = process(number).pid;
    failure.signal = SIGKILL;
    const LostAttempt lost = lose(number, {ProcessEnd::Killed, m_now, SIGKILL, 0}).value();
    const quint64 first = m_config.input.first + lost.position;
    failure.chunk = {lost.index, first, first + lost.count - 1};
    startAgain(number);
    m_writer->failed(failure);
    emit waitsForEver();
}

void FakeEngine::complete(Nanoseconds wall) {
    const RunRecord& record = m_writer->record();
    const auto living = static_cast<quint64>(m_config.processes);
    const quint64 rounds = (m_plan->chunks() - record.chunks.size() + living - 1) / living;
    const Nanoseconds from = m_now;
    for (int number = 1; number <= static_cast<int>(record.processes.size()); ++number)
        thaw(number, from);
    for (quint64 round = 1; record.chunks.size() < m_plan->chunks(); ++round)
        work(from +
             (wall - from) * static_cast<Nanoseconds>(round) / static_cast<Nanoseconds>(rounds));
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
    const bool finished = !failure && !stopped;
    const ProcessEnd how = finished ? ProcessEnd::Finished : ProcessEnd::Stopped;
    for (int number = 1; number <= static_cast<int>(m_writer->record().processes.size());
         ++number) {
        if (!process(number).endedNs)
            m_writer->ended(number, {how, wall, 0, 0});
    }
    m_writer->wall(wall);
    emit ended(failure);
}

void playRuns(RunEnvironment& environment, QPointer<FakeEngine>& newest) {
    environment.setEngineMaker([&newest](const RunConfig& config) {
        auto engine = std::make_unique<FakeEngine>(config);
        newest = engine.get();
        return engine;
    });
}

void playRuns(RunEnvironment& environment, Nanoseconds wall) {
    environment.setEngineMaker([wall](const RunConfig& config) {
        auto engine = std::make_unique<FakeEngine>(config);
        engine->completesAt(wall);
        return engine;
    });
}

} // namespace poolscope
