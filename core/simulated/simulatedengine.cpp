#include "core/simulated/simulatedengine.h"

#include "core/plan/chunkplan.h"
#include "core/record/recordwriter.h"
#include "core/work/square.h"

#include <QTimer>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace poolscope {

SimulatedEngine::SimulatedEngine(const RunConfig& config, const VirtualMachine& machine,
                                 QObject* parent)
    : Engine(parent)
    , m_config(config)
    , m_machine(machine)
    , m_simulation(config, machine, [this](const SimulatedChunk& done) { take(done); }) {}

void SimulatedEngine::start(RecordWriter& record) {
    m_writer = &record;
    MachineRecord machine;
    machine.facts = virtualFacts(m_machine);
    m_writer->machines({machine});
    m_writer->serialTime(std::nullopt); // one that was measured is another machine's
    std::optional<RunFailure> failure;
    if (!takeMemory())
        failure.emplace().kind = FailureKind::OutOfMemory;
    QTimer::singleShot(0, this, [this, failure] {
        if (failure)
            emit ended(failure);
        else
            begin();
    });
}

/// For chunks and results; false: the system does not give so much.
bool SimulatedEngine::takeMemory() {
    const auto plan = std::make_shared<const ChunkPlan>(m_config);
    try {
        m_writer->addMap({QStringLiteral("square"), 0, m_config.input.size, 0, plan->chunks(), plan,
                          m_config.order, 0, std::nullopt});
    } catch (const std::bad_alloc&) {
        return false;
    }
    const std::size_t size = std::max<std::size_t>(1, m_config.input.size);
    m_results.reset(static_cast<std::uint64_t*>(std::calloc(size, sizeof(std::uint64_t))),
                    std::free);
    return m_results != nullptr;
}

void SimulatedEngine::begin() {
    startNext();
    goOn();
}

void SimulatedEngine::stop() {
    m_stopping = true; // the turn that is due ends it
}

void SimulatedEngine::look() {
    tellProgress();
    emit upToDate();
}

void SimulatedEngine::goOn() {
    m_budget.begin();
    if (!m_stopping && !m_simulation.isOver())
        m_simulation.goOn(m_budget);
    if (m_stopping) {
        tellProgress();
        endProcesses(ProcessEnd::Stopped, m_simulation.nowNs());
        emit ended(std::nullopt);
    } else if (m_simulation.isOver()) {
        finishRecord();
        computeResults();
    } else {
        QTimer::singleShot(0, this, &SimulatedEngine::goOn);
    }
}

/// The driver starts a process when the one before is ready.
void SimulatedEngine::startNext() {
    const auto started = static_cast<int>(m_cpuNs.size());
    if (started == m_config.processes)
        return;
    m_writer->addProcess({started + 1, 0, m_simulation.readyNs(started), std::nullopt, 0});
    m_cpuNs.push_back(0);
}

void SimulatedEngine::tellReady() {
    while (m_ready < m_simulation.ready()) {
        ++m_ready;
        m_writer->ready(m_ready, m_simulation.readyNs(m_ready));
        startNext();
    }
}

void SimulatedEngine::take(const SimulatedChunk& done) {
    if (done.process > m_ready)
        tellReady();
    ChunkEvent event;
    event.startedNs = done.startedNs;
    event.finishedNs = done.finishedNs;
    event.count = done.chunk.count;
    event.index = static_cast<quint32>(done.chunk.index);
    event.position = static_cast<quint32>(done.chunk.position);
    event.process = static_cast<quint32>(done.process);
    m_writer->finished(event);
    m_cpuNs[static_cast<std::size_t>(done.process - 1)] += done.cpuNs;
}

void SimulatedEngine::tellProgress() {
    tellReady();
    for (std::size_t i = 0; i < m_cpuNs.size(); ++i)
        m_writer->used(static_cast<int>(i) + 1, m_cpuNs[i]);
    m_writer->reached(m_simulation.nowNs());
}

/// All processes end now, and the run with them.
void SimulatedEngine::endProcesses(ProcessEnd how, Nanoseconds now) {
    for (std::size_t i = 0; i < m_cpuNs.size(); ++i)
        m_writer->ended(static_cast<int>(i) + 1, {how, now, 0, 0});
    m_writer->wall(now);
}

void SimulatedEngine::finishRecord() {
    tellProgress();
    if (m_simulation.serialNs() > 0) // plain squares take no time
        m_writer->serialTime(m_simulation.serialNs());
    m_writer->mapDone(0, m_simulation.mapDoneNs());
    endProcesses(ProcessEnd::Finished, m_simulation.wallNs());
}

void SimulatedEngine::computeResults() {
    constexpr quint64 Block = 4096;
    m_budget.begin();
    while (!m_stopping && m_computed < m_config.input.size) {
        const quint64 until = std::min(m_config.input.size, m_computed + Block);
        for (; m_computed < until; ++m_computed)
            m_results.get()[m_computed] = square(m_config.input.first + m_computed);
        if (!m_budget.allows(Block)) {
            QTimer::singleShot(0, this, &SimulatedEngine::computeResults);
            return;
        }
    }
    if (m_computed == m_config.input.size)
        m_writer->results(Results::ofNumbers(m_results, m_config.input.size));
    emit ended(std::nullopt);
}

} // namespace poolscope
