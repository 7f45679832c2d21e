#include "core/pool/processpool.h"

#include "core/board/clock.h"

#include <QMetaObject>

#include <unistd.h>
#include <utility>

namespace poolscope {

//   map ──▶ start P processes; each draws chunks at once
//             │ "idle" from all
//             ▼
//          mapped ──▶ (close) "quit" to all ──▶ all ended ──▶ (join) joined
//
//   a process ends untold ──▶ memberLost ──▶ (terminate) kill all ──▶ all ended ──▶ joined

ProcessPool::ProcessPool(const QString& workerProgram, int processes, QObject* parent)
    : QObject(parent)
    , m_workerProgram(workerProgram)
    , m_count(processes) {}

ProcessPool::~ProcessPool() = default;

void ProcessPool::map(const Board& board) {
    Q_ASSERT(m_members.empty());
    m_members.resize(static_cast<std::size_t>(m_count));
    m_workers.resize(m_members.size());
    m_running = m_count;
    for (int number = 1; number <= m_count; ++number)
        startMember(number, board);
}

void ProcessPool::close() {
    m_closed = true;
    quitIfDone();
}

void ProcessPool::join() {
    m_joining = true;
    if (m_running > 0 || m_joined)
        return;
    m_joined = true;
    // Queued, so that joined() never comes from within a call of the listener.
    QMetaObject::invokeMethod(this, &ProcessPool::joined, Qt::QueuedConnection);
}

void ProcessPool::terminate() {
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (!m_workers[i] || m_workers[i]->hasEnded())
            continue;
        m_members[i].killedByUs = true;
        m_workers[i]->kill();
    }
    join();
}

void ProcessPool::startMember(int number, const Board& board) {
    const auto at = static_cast<std::size_t>(number - 1);
    const WorkerArguments arguments{WorkerTask::Pool, board.fd(), static_cast<std::uint32_t>(at),
                                    static_cast<int>(getpid())};
    auto worker = std::make_unique<WorkerProcess>(m_workerProgram, arguments);
    connect(worker.get(), &WorkerProcess::answered, this,
            [this, number](const QByteArray& line) { answer(number, line); });
    connect(worker.get(), &WorkerProcess::ended, this,
            [this, number](const WorkerEnd& end) { memberEnded(number, end); });
    m_members[at].number = number;
    m_members[at].lane = number;
    m_members[at].spawnedNs = monotonicNow();
    m_workers[at] = std::move(worker);
    m_workers[at]->start();
    m_members[at].pid = m_workers[at]->pid();
}

void ProcessPool::answer(int number, const QByteArray& line) {
    const std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
    if (text == answer::Idle) {
        ++m_idle;
        quitIfDone();
    } else if (text.starts_with(answer::Error)) {
        m_members[static_cast<std::size_t>(number - 1)].reported =
            QString::fromUtf8(line.sliced(static_cast<qsizetype>(answer::Error.size())).trimmed());
    }
}

void ProcessPool::quitIfDone() {
    if (m_idle < m_count)
        return;
    if (!m_mapped) {
        m_mapped = true;
        emit mapped();
    }
    if (!m_closed)
        return;
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (std::exchange(m_members[i].toldToQuit, true))
            continue;
        m_workers[i]->send(order::Quit);
    }
}

void ProcessPool::memberEnded(int number, const WorkerEnd& end) {
    PoolMember& member = m_members[static_cast<std::size_t>(number - 1)];
    member.endedNs = monotonicNow();
    member.end = end;
    --m_running;
    const bool asTold = member.toldToQuit && end == WorkerEnd{};
    if (!asTold && !member.killedByUs)
        emit memberLost(number);
    if (m_running == 0 && m_joining)
        join();
}

} // namespace poolscope
