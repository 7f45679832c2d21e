#include "core/run/runsession.h"

#include "core/run/catalogue.h"
#include "core/run/resultcheck.h"
#include "core/run/serialmeter.h"
#include "core/simulated/measuredcosts.h"

namespace poolscope {

//   start ─▶ serial time ─▶ engine ─▶ check results ─▶ ended
//              (Serial)    (Running)    (Checking)
// A phase is told once it has begun: whoever hears of it may stop it.

RunSession::RunSession(const RunConfig& config, RunEnvironment& environment,
                       const RunWishes& wishes, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_wishes(wishes)
    , m_writer(m_record)
    , m_engine(makeEngine(config, environment)) {
    m_record.config = config;
    connect(m_engine.get(), &Engine::upToDate, this, &RunSession::noteProgress);
    connect(m_engine.get(), &Engine::processStuck, this, &RunSession::processStuck);
    connect(m_engine.get(), &Engine::processMoves, this, &RunSession::processMoves);
    connect(m_engine.get(), &Engine::waitsForEver, this, &RunSession::waitsForEver);
    connect(m_engine.get(), &Engine::ended, this, &RunSession::conclude);
    connect(&m_watch, &QTimer::timeout, this, &RunSession::look);
}

RunSession::~RunSession() = default;

void RunSession::start() {
    Q_ASSERT(m_phase == Phase::Waiting);
    if (m_stopping)
        return;
    const RunConfig& config = m_record.config;
    m_writer.machines({{m_environment.machine(), 0, 0, std::nullopt}});
    m_writer.startedAt(QDateTime::currentDateTimeUtc());
    m_writer.serialTime(m_environment.serialTime(config));
    const bool canMeasure = engineInfo(config.engine).abilities.measuresSerial;
    if (m_wishes.measureSerial && canMeasure && !m_record.serialNs)
        measureSerial();
    else
        runEngine();
}

void RunSession::stop() {
    if (m_phase == Phase::Ended || m_stopping)
        return;
    m_stopping = true;
    if (m_phase == Phase::Running)
        return m_engine->stop();
    m_serial.reset(); // kills its process
    m_check.reset();
    QTimer::singleShot(0, this, [this] { end(std::nullopt); });
}

void RunSession::skipSerial() {
    if (m_phase != Phase::Serial || m_stopping)
        return;
    m_serial.reset();
    m_writer.serialTime(std::nullopt);
    runEngine();
}

void RunSession::setWatchInterval(int milliseconds) {
    m_watch.setInterval(milliseconds);
    if (milliseconds <= 0)
        m_watch.stop();
    else if (m_phase != Phase::Waiting && m_phase != Phase::Ended)
        m_watch.start();
}

double RunSession::progress() const {
    if (m_phase == Phase::Serial)
        return m_serial ? m_serial->progress() : 0.0;
    return m_check ? m_check->progress() : shareDone(m_record);
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
    connect(m_serial.get(), &SerialMeter::measured, this, [this](Nanoseconds time) {
        m_environment.rememberSerialTime(m_record.config, time);
        m_writer.serialTime(time);
        runEngine();
    });
    connect(m_serial.get(), &SerialMeter::failed, this, &RunSession::end);
    m_serial->start(m_record.config, m_environment.iterationsPerUs(m_record.config.work));
    setPhase(Phase::Serial);
}

void RunSession::runEngine() {
    if (engineInfo(m_record.config.engine).abilities.isReal)
        m_throttledBefore = m_environment.throttledTime();
    m_engine->start(m_writer);
    setPhase(Phase::Running);
}

void RunSession::look() {
    if (m_phase == Phase::Running)
        return m_engine->look();
    if (m_phase == Phase::Serial && m_serial)
        m_writer.measuringSerial(m_serial->soFar());
    emit progressed();
}

void RunSession::noteProgress() {
    if (m_watch.isActive())
        emit progressed();
}

/// The engine has done all it can.
void RunSession::conclude(const std::optional<RunFailure>& failure) {
    m_writer.throttled(m_environment.throttledSince(m_throttledBefore));
    if (failure || m_stopping || !engineInfo(m_record.config.engine).abilities.checksResults)
        end(failure);
    else
        checkResults();
}

void RunSession::checkResults() {
    m_check = std::make_unique<ResultCheck>(m_record);
    connect(m_check.get(), &ResultCheck::advanced, this, &RunSession::noteProgress);
    connect(m_check.get(), &ResultCheck::ended, this, [this](const auto& wrong) {
        m_writer.resultsChecked(!wrong);
        end(wrong);
    });
    m_check->start();
    setPhase(Phase::Checking);
}

void RunSession::end(const std::optional<RunFailure>& failure) {
    if (failure)
        m_writer.failed(failure);
    m_writer.outcome(failure ? Outcome::Failed : m_stopping ? Outcome::Stopped : Outcome::Finished);
    if (const auto costs = measuredCosts(m_record))
        m_environment.rememberPoolCosts(*costs);
    setPhase(Phase::Ended);
    emit ended();
}

} // namespace poolscope
