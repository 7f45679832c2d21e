#include "core/pool/processengine.h"

#include "core/base/clock.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/failure.h"
#include "core/pool/preflight.h"
#include "core/pool/recordkeeper.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <new>
#include <utility>

namespace poolscope {

namespace {

/// To give a board of so many back takes milliseconds, for which a window should not wait.
constexpr std::size_t ManyChunks = 100'000;

} // namespace

ProcessEngine::ProcessEngine(const RunConfig& config, QString workerProgram, double iterationsPerUs,
                             StallWatchMaker makeStalls)
    : m_config(config)
    , m_workerProgram(std::move(workerProgram))
    , m_iterationsPerUs(iterationsPerUs)
    , m_makeStalls(std::move(makeStalls))
    , m_deaths(config) {}

ProcessEngine::~ProcessEngine() = default;

Nanoseconds ProcessEngine::now() const {
    return monotonicNow() - m_startedNs;
}

void ProcessEngine::start(RecordWriter& record) {
    m_writer = &record;
    raiseFileLimit(m_config.processes);
    m_startedNs = monotonicNow();
    const auto plan = std::make_shared<const ChunkPlan>(m_config);
    m_board = makeBoard(m_config, *plan, m_iterationsPerUs);
    std::optional<RunFailure> failure;
    if (!m_board)
        failure = boardFailure(errno);
    try {
        m_writer->addMap({QStringLiteral("square"), 0, m_config.input.size, 0, plan->chunks(), plan,
                          m_config.order, 0, std::nullopt});
    } catch (const std::bad_alloc&) { // limits that nobody can know before
        failure.emplace().kind = FailureKind::OutOfMemory;
    }
    if (failure)
        QMetaObject::invokeMethod(
            this, [this, failure] { end(failure); }, Qt::QueuedConnection);
    else
        startPool();
}

void ProcessEngine::startPool() {
    m_pool = std::make_unique<ProcessPool>(m_workerProgram, m_config.processes);
    connect(m_pool.get(), &ProcessPool::mapped, this, &ProcessEngine::noteMapped);
    connect(m_pool.get(), &ProcessPool::memberLost, this, &ProcessEngine::noteLost);
    connect(m_pool.get(), &ProcessPool::joined, this, &ProcessEngine::noteJoined);
    m_keeper = std::make_unique<RecordKeeper>(*m_writer, *m_board, *m_pool, m_startedNs);
    connect(m_keeper.get(), &RecordKeeper::upToDate, this, &ProcessEngine::noteUpToDate);
    m_pool->map(*m_board);
    // Their work has begun, for which nothing that follows is needed.
    m_writer->results(
        Results::ofNumbers(std::shared_ptr<const std::uint64_t>(m_board, m_board->results().data()),
                           m_config.input.size));
    m_stalls = m_makeStalls(*m_board, *m_pool, m_config);
    connect(m_stalls.get(), &StallWatch::stuck, this, &ProcessEngine::noteStuck);
    connect(m_stalls.get(), &StallWatch::moving, this, &ProcessEngine::noteMoves);
    connect(m_stalls.get(), &StallWatch::frozen, this, &ProcessEngine::noteFrozen);
    connect(m_stalls.get(), &StallWatch::thawed, this, &ProcessEngine::noteThawed);
    connect(m_stalls.get(), &StallWatch::suspended, this, &ProcessEngine::noteSuspended);
}

void ProcessEngine::stop() {
    if (m_stopping || m_ended)
        return;
    m_stopping = true;
    if (m_pool)
        m_pool->terminate();
}

void ProcessEngine::look() {
    if (m_keeper && !m_keeper->isBusy())
        m_keeper->look();
}

void ProcessEngine::noteUpToDate() {
    if (record().wallNs) {
        conclude();
        return;
    }
    if (m_writer->fault()) // a clock that goes its own way: nothing that follows can be believed
        giveUp(unlikelyFailure(*m_writer->fault()));
    for (const int number : std::exchange(m_lost, {}))
        judge(number);
    emit upToDate();
}

void ProcessEngine::noteMapped() {
    if (m_config.recovery.onDeath == OnDeath::Hang) {
        m_keeper->look();
        // No lost chunk is done again in such a pool.
        if (!record().lostAttempts.empty()) {
            waitForEver();
            return;
        }
    }
    joinPool();
}

void ProcessEngine::joinPool() {
    m_writer->mapDone(0, now());
    m_pool->close();
    m_pool->join();
}

/// What was done before it died has to be known first.
void ProcessEngine::noteLost(int number) {
    m_lost.push_back(number);
    m_keeper->look();
}

void ProcessEngine::judge(int number) {
    if (record().failure || m_stopping)
        return;
    const PoolMember& member = m_pool->member(number);
    if (member.end->how == WorkerEnd::How::NotStarted && m_pool->hasWorkers() &&
        m_config.recovery.onDeath == OnDeath::Retry) {
        m_pool->goOnWithout(number);
        startAgainSoon(number);
        return;
    }
    const auto failure = m_deaths.judge(member, record(), m_pool->canReplace());
    if (!failure) {
        goOnWithout(number);
        return;
    }
    // SIGTERM may have been sent to the whole group: then we are to be told to stop any moment.
    constexpr auto LongEnough = std::chrono::milliseconds(50);
    if (*member.end == WorkerEnd{WorkerEnd::How::Signalled, SIGTERM, {}})
        QTimer::singleShot(LongEnough, this, [this, failure] { giveUp(*failure); });
    else
        giveUp(*failure);
}

/// Whoever could not be started did not die: the system may have room for it a little later, and
/// until then the others do the work.
void ProcessEngine::startAgainSoon(int number) {
    constexpr auto ALittle = std::chrono::milliseconds(100);
    constexpr int LongestWait = 64; // times as long
    const auto wait = ALittle * m_startWait;
    m_startWait = std::min(LongestWait, 2 * m_startWait);
    QTimer::singleShot(wait, this, [this, number] {
        const bool over = m_stopping || m_ended || record().failure || record().mapDoneNs;
        if (!over && m_pool->canReplace())
            m_pool->startAgain(number);
    });
}

void ProcessEngine::goOnWithout(int number) {
    const bool hadChunk =
        record().processes[static_cast<std::size_t>(number - 1)].current.has_value();
    // Whoever died without a chunk loses none in any pool; what it had drawn is looked for.
    const bool again = m_config.recovery.onDeath == OnDeath::Retry || !hadChunk;
    if (again)
        m_writer->atWork(number, std::nullopt);
    m_pool->replace(number,
                    again ? ProcessPool::LostChunk::Freed : ProcessPool::LostChunk::Abandoned);
}

void ProcessEngine::giveUp(const RunFailure& failure) {
    if (record().failure || m_stopping || m_ended)
        return;
    m_writer->failed(failure);
    m_pool->terminate();
}

void ProcessEngine::noteStuck(int number, Nanoseconds stillNs) {
    const bool replaces = m_config.recovery.onDeath == OnDeath::Retry;
    const bool hasNothingLeft = record().mapDoneNs.has_value(); // and only was to quit
    if (hasNothingLeft || (replaces && stuckProcesses() == StuckProcesses::Replaced)) {
        m_pool->killStuck(number);
        return;
    }
    m_keeper->seeProcesses();
    if (stuckProcesses() == StuckProcesses::AskedAbout) {
        m_writer->still(number, std::max<Nanoseconds>(0, now() - stillNs));
        emit processStuck(number, stillNs);
    } else {
        giveUp(stuckFailure(m_pool->member(number), record(), stillNs));
    }
}

void ProcessEngine::noteFrozen(int number, std::int64_t sinceNs) {
    m_keeper->seeProcesses();
    const ProcessRecord& process = record().processes[static_cast<std::size_t>(number - 1)];
    const Nanoseconds thawed =
        process.freezes.empty() ? process.spawnedNs : process.freezes.back().untilNs.value_or(0);
    m_writer->frozen(number, std::max(thawed, sinceNs - m_startedNs));
}

void ProcessEngine::noteThawed(int number) {
    m_keeper->seeProcesses();
    m_writer->thawed(number, now());
}

void ProcessEngine::noteSuspended(std::int64_t sinceNs, std::int64_t untilNs) {
    m_writer->suspended(std::max<Nanoseconds>(0, sinceNs - m_startedNs), untilNs - m_startedNs);
}

void ProcessEngine::noteMoves(int number) {
    m_keeper->seeProcesses();
    m_writer->still(number, std::nullopt);
    emit processMoves(number);
}

void ProcessEngine::act(int process, ProcessAction action) {
    if (!m_pool || m_ended)
        return;
    switch (action) {
    case ProcessAction::Kill:
        sendSignal(process, SIGKILL);
        break;
    case ProcessAction::Freeze:
        if (sendSignal(process, SIGSTOP))
            m_writer->frozen(process, now());
        break;
    case ProcessAction::Thaw:
        if (sendSignal(process, SIGCONT))
            m_writer->thawed(process, now());
        break;
    case ProcessAction::Replace:
        m_pool->killStuck(process);
        break;
    case ProcessAction::Wait:
        if (m_stalls)
            m_stalls->waitOn(process);
        break;
    }
}

/// Whether process @p number was there to get it, and is on the record.
bool ProcessEngine::sendSignal(int number, int signal) {
    if (static_cast<std::size_t>(number) > record().processes.size() || m_pool->member(number).end)
        return false;
    // Not waited for yet, so its process id is nobody else's.
    return ::kill(static_cast<pid_t>(m_pool->member(number).pid), signal) == 0;
}

/// Python's Pool starts another process, but never learns that a chunk went with the dead one.
void ProcessEngine::waitForEver() {
    const LostAttempt& lost = record().lostAttempts.front();
    RunFailure failure = failureOf(m_pool->member(lost.process), record());
    failure.kind = FailureKind::WaitsForEver;
    m_writer->failed(failure);
    emit waitsForEver();
    const Nanoseconds timeout = m_config.recovery.stallTimeoutNs;
    if (stuckProcesses() == StuckProcesses::Replaced && timeout > 0) {
        QTimer::singleShot(std::chrono::milliseconds(timeout / NsPerMs), this, [this] {
            if (!m_stopping)
                m_pool->terminate();
        });
    }
}

void ProcessEngine::noteJoined() {
    m_writer->wall(now());
    m_stalls.reset();
    m_keeper->look(); // for the last time
}

/// The record has all that happened.
void ProcessEngine::conclude() {
    std::shared_ptr<void> rest = m_board->keepOnlyResults();
    if (record().chunks.size() >= ManyChunks)
        m_givingBack.letGo(std::move(rest));
    std::optional<RunFailure> failure = record().failure;
    if (m_stopping) {
        // Whoever stops a pool that waits for ever has seen why; it stays on the record.
        if (failure && failure->kind == FailureKind::WaitsForEver)
            failure.reset();
    } else if (!failure && m_writer->fault()) {
        failure = unlikelyFailure(*m_writer->fault());
    } else if (!failure && record().chunks.size() != record().chunksPlanned) {
        failure.emplace().kind = FailureKind::NoProgress;
    }
    end(failure);
}

void ProcessEngine::end(const std::optional<RunFailure>& failure) {
    if (std::exchange(m_ended, true))
        return;
    emit ended(failure);
}

} // namespace poolscope
