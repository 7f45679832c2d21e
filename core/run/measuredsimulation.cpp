#include "core/run/measuredsimulation.h"

#include "core/run/runsession.h"
#include "core/simulated/measuredcosts.h"
#include "core/simulated/simulatedengine.h"

#include <algorithm>

namespace poolscope {

namespace {

/// A pool that is quickly measured: as many processes as asked for, but few; plain squares, each a
/// chunk of its own, so that much is drawn.
RunConfig smallPool(int processes) {
    constexpr int MostMeasured = 4;
    RunConfig config;
    config.input.size = 2000;
    config.processes = std::min(processes, MostMeasured);
    config.schedule = {ScheduleKind::Fixed, 1};
    return config;
}

} // namespace

MeasuredSimulation::MeasuredSimulation(const RunConfig& config, RunEnvironment& environment,
                                       QObject* parent)
    : Engine(parent)
    , m_config(config)
    , m_environment(environment) {}

MeasuredSimulation::~MeasuredSimulation() = default;

bool MeasuredSimulation::needsCosts() const {
    const SimulatedOptions& asked = m_config.simulated;
    return !m_environment.poolCosts() && !(asked.startNs && asked.drawNs && asked.joinNs);
}

void MeasuredSimulation::start(RecordWriter& record) {
    m_writer = &record;
    if (needsCosts())
        measure();
    else
        simulate();
}

/// The session tells the environment what it cost; if it fails, costs are assumed.
void MeasuredSimulation::measure() {
    m_small = std::make_unique<RunSession>(smallPool(m_config.processes), m_environment,
                                           RunWishes{.measureSerial = false});
    connect(m_small.get(), &RunSession::ended, this, &MeasuredSimulation::simulate,
            Qt::QueuedConnection);
    m_small->start();
}

void MeasuredSimulation::simulate() {
    m_small.reset();
    const PoolCosts costs = m_environment.poolCosts().value_or(AssumedCosts);
    m_engine = std::make_unique<SimulatedEngine>(
        m_config, virtualMachine(m_config.simulated, m_environment.machine().usableCores, costs));
    connect(m_engine.get(), &Engine::upToDate, this, &Engine::upToDate);
    connect(m_engine.get(), &Engine::ended, this, &Engine::ended);
    if (m_stopping)
        m_engine->stop();
    m_engine->start(*m_writer);
}

void MeasuredSimulation::stop() {
    m_stopping = true;
    if (m_small)
        m_small->stop();
    if (m_engine)
        m_engine->stop();
}

void MeasuredSimulation::look() {
    if (m_engine)
        m_engine->look();
    else
        emit upToDate();
}

} // namespace poolscope
