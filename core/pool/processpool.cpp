#include "core/pool/processpool.h"

#include "core/base/clock.h"
#include "core/base/nanoseconds.h"
#include "core/board/claim.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace poolscope {

//   map ──▶ start P processes; each draws chunks at once
//             │ all are idle, and nothing can be left (MapLedger)
//             ▼
//          mapped ──▶ (close) "quit" to all ──▶ all ended ──▶ (join) joined
//
//   a process ends untold ──▶ memberLost ──▶ (replace) its chunk is freed, the next process starts
//                                 │          on its lane, and "look" goes to one that is idle
//                                 └────────▶ (terminate) kill all ──▶ all ended ──▶ joined

ProcessPool::ProcessPool(const QString& workerProgram, int processes, QObject* parent)
    : QObject(parent)
    , m_workerProgram(workerProgram)
    , m_count(processes) {}

ProcessPool::~ProcessPool() = default;

void ProcessPool::map(const Board& board) {
    Q_ASSERT(m_members.empty());
    m_board = &board;
    m_members.reserve(static_cast<std::size_t>(m_count));
    m_workers.reserve(m_members.capacity());
    startMore();
}

/// As many as do not keep others waiting for the event loop. While there are more to come nobody
/// is replaced and nothing is over: the numbers are those of the lanes.
void ProcessPool::startMore() {
    if (!isStarting())
        return; // terminated meanwhile
    constexpr Nanoseconds LongestTurn = 10 * NsPerMs;
    const std::int64_t until = monotonicNow() + LongestTurn;
    while (isStarting()) {
        startMember(++m_started, WorkerTask::Pool);
        if (isStarting() && monotonicNow() > until) {
            QTimer::singleShot(0, this, &ProcessPool::startMore);
            return;
        }
    }
    for (const int number : std::exchange(m_lostEarly, {}))
        tellLost(number);
    goOn();
}

void ProcessPool::close() {
    m_closed = true;
    goOn();
}

void ProcessPool::join() {
    m_joining = true;
    if (isStarting() || m_running > 0 || m_joined)
        return;
    m_joined = true;
    // Queued, so that joined() never comes from within a call of the listener.
    QMetaObject::invokeMethod(this, &ProcessPool::joined, Qt::QueuedConnection);
}

void ProcessPool::terminate() {
    m_count = m_started; // no more
    m_lostEarly.clear();
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (!m_workers[i] || m_workers[i]->hasEnded())
            continue;
        m_members[i].killedByUs = true;
        m_workers[i]->kill();
    }
    join();
}

bool ProcessPool::canReplace() const {
    return m_members.size() < m_board->processes().size();
}

/// What becomes of the chunk of lost process @p number.
void ProcessPool::settle(int number, LostChunk chunk) {
    const auto at = static_cast<std::size_t>(number - 1);
    const auto left = unfinishedChunk(*m_board, static_cast<std::uint32_t>(at));
    if (chunk == LostChunk::Freed && left)
        releaseChunk(m_board->chunks()[*left]);
    m_ledger.settle(chunk == LostChunk::Freed);
    m_workers[at].release()->deleteLater(); // it may be what calls
}

void ProcessPool::replace(int number, LostChunk chunk) {
    settle(number, chunk);
    startMember(member(number).lane,
                chunk == LostChunk::Freed ? WorkerTask::Replacement : WorkerTask::Pool);
    m_members.back().replaces = number;
}

void ProcessPool::goOnWithout(int number) {
    settle(number, LostChunk::Freed);
    goOn();
}

void ProcessPool::startAgain(int number) {
    startMember(member(number).lane, WorkerTask::Replacement);
    m_members.back().replaces = number;
}

bool ProcessPool::hasWorkers() const {
    return std::any_of(m_members.begin(), m_members.end(),
                       [](const PoolMember& member) { return !member.end; });
}

void ProcessPool::killStuck(int number) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (!m_workers[at] || m_workers[at]->hasEnded())
        return;
    m_members[at].stuck = true;
    m_workers[at]->kill();
}

bool ProcessPool::isBusy(int number) const {
    const PoolMember& member = m_members[static_cast<std::size_t>(number - 1)];
    return !member.end && (member.toldToQuit || m_ledger.isAtWork(number));
}

void ProcessPool::startMember(int lane, WorkerTask task) {
    const int number = static_cast<int>(m_members.size()) + 1;
    const WorkerArguments arguments{task, m_board->fd(), static_cast<std::uint32_t>(number - 1),
                                    static_cast<int>(getpid())};
    auto worker = std::make_unique<WorkerProcess>(m_workerProgram, arguments);
    connect(worker.get(), &WorkerProcess::answered, this,
            [this, number](const QByteArray& line) { answer(number, line); });
    connect(worker.get(), &WorkerProcess::ended, this,
            [this, number](const WorkerEnd& end) { memberEnded(number, end); });
    PoolMember member;
    member.number = number;
    member.lane = lane;
    member.spawnedNs = monotonicNow();
    ++m_running;
    m_ledger.begins(number, task == WorkerTask::Replacement);
    worker->start();
    member.pid = worker->pid();
    m_members.push_back(member);
    m_workers.push_back(std::move(worker));
}

void ProcessPool::answer(int number, const QByteArray& line) {
    const std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
    if (text == answer::Idle) {
        m_ledger.idle(number);
        goOn();
    } else if (text.starts_with(answer::Error)) {
        m_members[static_cast<std::size_t>(number - 1)].reported =
            QString::fromUtf8(line.sliced(static_cast<qsizetype>(answer::Error.size())).trimmed());
    }
}

void ProcessPool::goOn() {
    if (isStarting())
        return;
    if (const auto looker = m_ledger.takeLooker())
        m_workers[static_cast<std::size_t>(*looker - 1)]->send(order::Look);
    if (!m_ledger.isDone())
        return;
    if (!m_mapped) {
        m_mapped = true;
        emit mapped();
    }
    if (m_closed)
        tellToQuit();
}

void ProcessPool::tellToQuit() {
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (m_members[i].end || std::exchange(m_members[i].toldToQuit, true))
            continue;
        m_workers[i]->send(order::Quit);
    }
}

void ProcessPool::memberEnded(int number, const WorkerEnd& end) {
    PoolMember& member = m_members[static_cast<std::size_t>(number - 1)];
    member.endedNs = monotonicNow();
    member.end = end;
    --m_running;
    // Once told to quit it has nothing left to lose, however it ends.
    if (!member.toldToQuit && !member.killedByUs) {
        if (isStarting())
            m_lostEarly.push_back(number);
        else
            tellLost(number);
    }
    if (m_running == 0 && m_joining)
        join();
}

void ProcessPool::tellLost(int number) {
    m_ledger.dies(number);
    emit memberLost(number);
}

} // namespace poolscope
