#include "core/run/runsession.h"

#include "core/base/clock.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/failure.h"
#include "core/pool/recordkeeper.h"
#include "core/pool/stallwatch.h"
#include "core/run/resultcheck.h"
#include "core/run/serialmeter.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>

namespace poolscope {

//   start ─▶ serial time ─▶ board, pool, map ─▶ close ─▶ join ─▶ check results ─▶ ended
//              (Serial)           └──── (Running) ────────┘       (Checking)
//
//   a process dies: take over what it did, judge (DeathRules), replace it and go on
//   stop(), or one death too many: terminate the pool, join, ended

namespace {

/// So few that a window has its time in between.
constexpr quint64 ResultsInASlice = 1 << 20;

} // namespace

RunSession::RunSession(const RunConfig& config, RunEnvironment& environment, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_deaths(config) {
    m_record.config = config;
    connect(&m_watch, &QTimer::timeout, this, &RunSession::look);
}

RunSession::~RunSession() = default;

void RunSession::start() {
    Q_ASSERT(m_phase == Phase::Waiting);
    if (m_record.config.work.kind == WorkKind::Cpu)
        m_iterationsPerUs = m_environment.iterationsPerUs();
    m_record.machine = m_environment.machine();
    m_record.startedAt = QDateTime::currentDateTime();
    m_record.chunksPlanned = ChunkPlan(m_record.config).chunks();
    m_record.chunks.reserve(m_record.chunksPlanned); // taken page by page, as they come
    m_record.serialNs = m_environment.serialTime(m_record.config);
    if (m_record.config.measureSerial && !m_record.serialNs)
        measureSerial();
    else
        run();
}

void RunSession::stop() {
    if (m_phase == Phase::Ended || m_stopping)
        return;
    m_stopping = true;
    if (m_phase == Phase::Running && m_pool) {
        m_pool->terminate();
        return;
    }
    if (m_phase == Phase::Serial)
        m_serial.reset(); // kills its process; later it may be what calls
    QMetaObject::invokeMethod(
        this, [this] { end(Outcome::Stopped); }, Qt::QueuedConnection);
}

void RunSession::setWatchInterval(int milliseconds) {
    m_watch.setInterval(milliseconds);
    if (milliseconds <= 0)
        m_watch.stop();
    else if (m_phase == Phase::Serial || m_phase == Phase::Running)
        m_watch.start();
}

double RunSession::progress() const {
    if (m_phase == Phase::Serial)
        return m_serial ? std::min(1.0, m_serial->progress()) : 0.0;
    quint64 done = m_checked;
    if (m_phase != Phase::Checking) {
        done = 0;
        for (const ProcessRecord& process : m_record.processes)
            done += process.items +
                    (process.current && !process.endedNs ? process.current->itemsDone : 0);
    }
    const quint64 size = m_record.config.input.size;
    return size == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(size);
}

void RunSession::setPhase(Phase phase) {
    m_phase = phase;
    const bool watched = phase == Phase::Serial || phase == Phase::Running;
    if (!watched)
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
    if (m_stopping)
        return; // whoever heard of the phase stopped
    m_serial->start(m_record.config, m_iterationsPerUs);
}

void RunSession::takeSerialTime(Nanoseconds time) {
    if (m_stopping)
        return;
    m_environment.rememberSerialTime(m_record.config, time);
    m_record.serialNs = time;
    run();
}

void RunSession::run() {
    setPhase(Phase::Running);
    if (m_stopping)
        return;
    m_startedNs = monotonicNow();
    m_board = makeBoard(m_record.config, ChunkPlan(m_record.config), m_iterationsPerUs);
    if (!m_board) {
        const RunFailure failure = boardFailure(errno);
        QMetaObject::invokeMethod(
            this, [this, failure] { fail(failure); }, Qt::QueuedConnection);
        return;
    }
    m_pool =
        std::make_unique<ProcessPool>(m_environment.workerProgram(), m_record.config.processes);
    connect(m_pool.get(), &ProcessPool::mapped, this, &RunSession::noteMapped);
    connect(m_pool.get(), &ProcessPool::memberLost, this, &RunSession::noteLost);
    connect(m_pool.get(), &ProcessPool::joined, this, &RunSession::noteJoined);
    m_keeper = std::make_unique<RecordKeeper>(m_record, *m_board, *m_pool, m_startedNs);
    connect(m_keeper.get(), &RecordKeeper::upToDate, this, &RunSession::noteUpToDate);
    m_stalls = std::make_unique<StallWatch>(*m_board, *m_pool, m_record.config);
    connect(m_stalls.get(), &StallWatch::stuck, this, &RunSession::noteStuck);
    connect(m_stalls.get(), &StallWatch::moving, this, &RunSession::noteMoves);
    m_pool->map(*m_board);
    m_record.results = std::shared_ptr<const std::uint64_t>(m_board, m_board->results().data());
}

void RunSession::look() {
    if (!m_keeper)
        emit progressed();
    else if (!m_keeper->isBusy())
        m_keeper->look();
}

void RunSession::noteUpToDate() {
    if (m_record.wallNs) {
        conclude();
        return;
    }
    for (const int number : std::exchange(m_lost, {}))
        judge(number);
    if (m_watch.isActive())
        emit progressed();
}

void RunSession::noteMapped() {
    if (m_record.config.recovery.onDeath == OnDeath::Hang) {
        m_keeper->look();
        // No lost chunk is done again in such a pool.
        if (!m_record.lostAttempts.empty()) {
            waitForEver();
            return;
        }
    }
    joinPool();
}

void RunSession::joinPool() {
    m_record.mapDoneNs = monotonicNow() - m_startedNs;
    m_pool->close();
    m_pool->join();
}

/// What was done before it died has to be known first.
void RunSession::noteLost(int number) {
    m_lost.push_back(number);
    m_keeper->look();
}

void RunSession::judge(int number) {
    if (m_record.failure || m_stopping)
        return;
    const PoolMember& member = m_pool->member(number);
    const auto failure = m_deaths.judge(member, m_record, m_pool->canReplace());
    if (!failure) {
        goOnWithout(number);
        return;
    }
    // SIGTERM may have been sent to the whole group: then we are to be told to stop any moment.
    if (*member.end == WorkerEnd{WorkerEnd::How::Signalled, SIGTERM, {}})
        QTimer::singleShot(std::chrono::milliseconds(50), this,
                           [this, failure] { giveUp(*failure); });
    else
        giveUp(*failure);
}

void RunSession::goOnWithout(int number) {
    auto& chunk = m_record.processes[static_cast<std::size_t>(number - 1)].current;
    // Whoever died without a chunk loses none in any pool; what it had drawn is looked for.
    const bool again = m_record.config.recovery.onDeath == OnDeath::Retry || !chunk;
    if (again)
        chunk.reset();
    m_pool->replace(number,
                    again ? ProcessPool::LostChunk::Freed : ProcessPool::LostChunk::Abandoned);
}

void RunSession::giveUp(const RunFailure& failure) {
    if (m_record.failure || m_stopping || m_phase != Phase::Running)
        return;
    m_record.failure = failure;
    m_pool->terminate();
}

void RunSession::setStuckProcesses(StuckProcesses manner) {
    m_stuckProcesses = manner;
}

void RunSession::noteStuck(int number, Nanoseconds stillNs) {
    const bool replaces = m_record.config.recovery.onDeath == OnDeath::Retry;
    const bool hasNothingLeft = m_record.mapDoneNs.has_value(); // and only was to quit
    if (hasNothingLeft || (replaces && m_stuckProcesses == StuckProcesses::Replaced)) {
        m_pool->killStuck(number);
    } else if (m_stuckProcesses == StuckProcesses::AskedAbout) {
        m_keeper->seeProcesses();
        m_record.processes[static_cast<std::size_t>(number - 1)].stillSinceNs =
            monotonicNow() - m_startedNs - stillNs;
        emit processStuck(number, stillNs);
    } else {
        m_keeper->seeProcesses();
        giveUp(stuckFailure(m_pool->member(number), m_record, stillNs));
    }
}

void RunSession::noteMoves(int number) {
    m_keeper->seeProcesses();
    m_record.processes[static_cast<std::size_t>(number - 1)].stillSinceNs.reset();
    emit processMoves(number);
}

void RunSession::replaceStuck(int number) {
    if (m_phase == Phase::Running)
        m_pool->killStuck(number);
}

void RunSession::waitForStuck(int number) {
    if (m_stalls)
        m_stalls->waitOn(number);
}

void RunSession::signalProcess(int number, int signal) {
    if (m_phase != Phase::Running)
        return;
    // Not waited for yet, so its process id is nobody else's.
    if (static_cast<std::size_t>(number) <= m_pool->members().size() && !m_pool->member(number).end)
        ::kill(static_cast<pid_t>(m_pool->member(number).pid), signal);
}

/// Python's Pool starts another process, but never learns that a chunk went with the dead one.
void RunSession::waitForEver() {
    const LostAttempt& lost = m_record.lostAttempts.front();
    RunFailure failure = failureOf(m_pool->member(lost.process), m_record);
    failure.kind = FailureKind::WaitsForEver;
    m_record.failure = failure;
    emit waitsForEver();
    const Nanoseconds timeout = m_record.config.recovery.stallTimeoutNs;
    if (m_stuckProcesses == StuckProcesses::Replaced && timeout > 0) {
        QTimer::singleShot(std::chrono::milliseconds(timeout / NsPerMs), this, [this] {
            if (!m_stopping)
                m_pool->terminate();
        });
    }
}

void RunSession::noteJoined() {
    m_record.wallNs = monotonicNow() - m_startedNs;
    m_stalls.reset();
    m_keeper->look(); // for the last time
}

/// The record has all that happened.
void RunSession::conclude() {
    m_record.nowNs = *m_record.wallNs;
    if (m_stopping || m_record.failure) {
        const bool failed = m_record.failure &&
                            (m_record.failure->kind != FailureKind::WaitsForEver || !m_stopping);
        end(failed ? Outcome::Failed : Outcome::Stopped);
        return;
    }
    if (m_record.chunks.size() != m_record.chunksPlanned) {
        RunFailure failure;
        failure.kind = FailureKind::NoProgress;
        fail(failure);
        return;
    }
    setPhase(Phase::Checking);
    checkSlice();
}

/// Checking 10^8 results takes a while.
void RunSession::checkSlice() {
    if (m_stopping)
        return;
    const quint64 count = std::min(ResultsInASlice, m_record.config.input.size - m_checked);
    const auto wrong =
        firstWrong(m_record.results.get(), m_record.config.input.first, m_checked, count);
    if (wrong) {
        m_record.resultsChecked = false;
        RunFailure failure;
        failure.kind = FailureKind::WrongResult;
        failure.wrongNumber = m_record.config.input.first + *wrong;
        fail(failure);
        return;
    }
    m_checked += count;
    if (m_checked < m_record.config.input.size) {
        QTimer::singleShot(0, this, &RunSession::checkSlice);
        return;
    }
    m_record.resultsChecked = true;
    end(Outcome::Finished);
}

void RunSession::fail(const RunFailure& failure) {
    if (m_phase == Phase::Ended)
        return;
    m_record.failure = failure;
    end(Outcome::Failed);
}

void RunSession::end(Outcome outcome) {
    if (m_phase == Phase::Ended)
        return;
    m_record.outcome = outcome;
    setPhase(Phase::Ended);
    emit ended();
}

} // namespace poolscope
