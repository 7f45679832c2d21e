#include "core/run/runsession.h"

#include "core/run/catalogue.h"
#include "core/run/resultcheck.h"
#include "core/run/serialmeter.h"
#include "core/simulated/measuredcosts.h"

#include <algorithm>
#include <utility>

namespace poolscope {

//   start ─▶ serial time ─▶ engine ─▶ check results ─▶ ended
//              (Serial)    (Running)    (Checking)

RunSession::RunSession(const RunConfig& config, RunEnvironment& environment,
                       const RunWishes& wishes, QObject* parent)
    : RunSession(config, environment, wishes, nullptr, parent) {}

RunSession::RunSession(const RunConfig& config, RunEnvironment& environment,
                       const RunWishes& wishes, std::unique_ptr<Engine> engine, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_wishes(wishes)
    , m_writer(m_record)
    , m_engine(std::move(engine)) {
    m_record.config = config;
    connect(&m_watch, &QTimer::timeout, this, &RunSession::look);
}

RunSession::~RunSession() = default;

void RunSession::start() {
    Q_ASSERT(m_phase == Phase::Waiting);
    const RunConfig& config = m_record.config;
    if (!m_engine)
        m_engine = engineInfo(config.engine).make(config, m_environment);
    m_engine->setStuckProcesses(m_stuckProcesses);
    connect(m_engine.get(), &Engine::upToDate, this, &RunSession::noteUpToDate);
    connect(m_engine.get(), &Engine::processStuck, this, &RunSession::processStuck);
    connect(m_engine.get(), &Engine::processMoves, this, &RunSession::processMoves);
    connect(m_engine.get(), &Engine::waitsForEver, this, &RunSession::waitsForEver);
    connect(m_engine.get(), &Engine::ended, this, &RunSession::conclude);
    m_writer.machines({{m_environment.machine(), 0, 0, std::nullopt}});
    m_writer.startedAt(QDateTime::currentDateTime());
    m_writer.serialTime(m_environment.serialTime(config));
    if (m_wishes.measureSerial && engineInfo(config.engine).abilities.measuresSerial &&
        !m_record.serialNs)
        measureSerial();
    else
        runEngine();
}

void RunSession::stop() {
    if (m_phase == Phase::Ended || m_stopping)
        return;
    m_stopping = true;
    if (m_phase == Phase::Running) {
        m_engine->stop();
        return;
    }
    m_serial.reset(); // kills its process; later it may be what calls
    QMetaObject::invokeMethod(
        this, [this] { end(Outcome::Stopped); }, Qt::QueuedConnection);
}

void RunSession::skipSerial() {
    if (m_phase != Phase::Serial || m_stopping)
        return;
    m_serial.reset();
    runEngine();
}

void RunSession::setWatchInterval(int milliseconds) {
    m_watch.setInterval(milliseconds);
    if (milliseconds <= 0)
        m_watch.stop();
    else if (m_phase != Phase::Waiting && m_phase != Phase::Ended)
        m_watch.start();
}

void RunSession::setStuckProcesses(StuckProcesses manner) {
    m_stuckProcesses = manner;
    if (m_engine)
        m_engine->setStuckProcesses(manner);
}

void RunSession::act(int process, ProcessAction action) {
    if (m_phase == Phase::Running)
        m_engine->act(process, action);
}

double RunSession::progress() const {
    if (m_phase == Phase::Serial)
        return m_serial ? std::min(1.0, m_serial->progress()) : 0.0;
    if (m_phase == Phase::Checking)
        return m_check->progress();
    quint64 size = 0;
    for (const MapRecord& map : m_record.maps)
        size += map.size;
    quint64 done = 0;
    for (const ProcessRecord& process : m_record.processes)
        done +=
            process.items + (process.current && !process.endedNs ? process.current->itemsDone : 0);
    return size == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(size);
}

void RunSession::setPhase(Phase phase) {
    m_phase = phase;
    if (phase == Phase::Ended)
        m_watch.stop();
    else if (m_watch.interval() > 0)
        m_watch.start();
    emit phaseChanged(phase);
}

void RunSession::measureSerial() {
    m_serial = std::make_unique<SerialMeter>(m_environment.workerProgram());
    connect(m_serial.get(), &SerialMeter::measured, this, &RunSession::takeSerialTime);
    connect(m_serial.get(), &SerialMeter::failed, this, [this](const RunFailure& failure) {
        if (!m_stopping)
            fail(failure);
    });
    setPhase(Phase::Serial);
    if (!m_stopping) // whoever heard of the phase may have stopped
        m_serial->start(m_record.config, m_environment.iterationsPerUs(m_record.config.work));
}

void RunSession::takeSerialTime(Nanoseconds time) {
    if (m_stopping)
        return;
    m_environment.rememberSerialTime(m_record.config, time);
    m_writer.serialTime(time);
    runEngine();
}

void RunSession::runEngine() {
    setPhase(Phase::Running);
    m_throttledBefore = m_environment.throttledTime();
    if (!m_stopping)
        m_engine->start(m_writer);
    else
        QMetaObject::invokeMethod(
            this, [this] { end(Outcome::Stopped); }, Qt::QueuedConnection);
}

void RunSession::look() {
    if (m_phase == Phase::Running)
        m_engine->look();
    else
        emit progressed();
}

void RunSession::noteUpToDate() {
    if (m_watch.isActive())
        emit progressed();
}

void RunSession::noteThrottling() {
    const std::optional<Nanoseconds> now = m_environment.throttledTime();
    if (now && m_throttledBefore)
        m_writer.throttled(std::max<Nanoseconds>(0, *now - *m_throttledBefore));
}

/// The engine has done all it can.
void RunSession::conclude(const std::optional<RunFailure>& failure) {
    noteThrottling();
    if (failure) {
        fail(*failure);
    } else if (m_stopping) {
        end(Outcome::Stopped);
    } else if (!engineInfo(m_record.config.engine).abilities.checksResults) {
        end(Outcome::Finished);
    } else {
        m_check = std::make_unique<ResultCheck>(m_record);
        setPhase(Phase::Checking);
        checkSlice();
    }
}

/// Checking 10^8 results takes a while.
void RunSession::checkSlice() {
    if (m_stopping)
        return;
    if (!m_check->goOn()) {
        noteUpToDate(); // it takes longer than a turn, but perhaps not until the next look
        QTimer::singleShot(0, this, &RunSession::checkSlice);
        return;
    }
    m_writer.resultsChecked(!m_check->failure());
    if (m_check->failure())
        fail(*m_check->failure());
    else
        end(Outcome::Finished);
}

void RunSession::fail(const RunFailure& failure) {
    m_writer.failed(failure);
    end(Outcome::Failed);
}

void RunSession::end(Outcome outcome) {
    if (m_phase == Phase::Ended)
        return;
    m_writer.outcome(outcome);
    if (const auto costs = measuredCosts(m_record))
        m_environment.rememberPoolCosts(*costs);
    setPhase(Phase::Ended);
    emit ended();
}

} // namespace poolscope
