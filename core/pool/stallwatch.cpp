#include "core/pool/stallwatch.h"

#include "core/machine/processfacts.h"
#include "core/work/weights.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>
#include <utility>

namespace poolscope {

namespace {

/// A process that was stopped will not get on by itself; but a terminal that continues a whole
/// program may wake its processes one after the other.
constexpr Nanoseconds StoppedLongEnoughNs = NsPerSecond;
/// A program that was merely kept from its cores looks again before that.
constexpr Nanoseconds SuspendedLongEnoughNs = NsPerSecond;
constexpr Nanoseconds LongestIntervalNs = 250 * NsPerMs;
constexpr Nanoseconds ShortestIntervalNs = 5 * NsPerMs;

} // namespace

StallWatch::StallWatch(const Board& board, const ProcessPool& pool, const RunConfig& config,
                       Clock clock, QObject* parent)
    : QObject(parent)
    , m_board(board)
    , m_pool(pool)
    , m_clock(std::move(clock))
    , m_work(config.work)
    , m_timeoutNs(config.recovery.stallTimeoutNs)
    , m_lookedNs(m_clock())
    , m_ownCpuNs(cpuTimeOf(getpid())) {
    if (m_timeoutNs == 0)
        return;
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::look);
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(
        std::clamp(m_timeoutNs / 8, ShortestIntervalNs, LongestIntervalNs))));
}

void StallWatch::waitOn(int number) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= m_watched.size())
        return; // not watched yet: all its time is before it
    Watched& watched = m_watched[at];
    watched.waitedNs = m_clock();
    watched.told = false;
}

void StallWatch::look() {
    if (m_timeoutNs == 0)
        return;
    const std::int64_t now = m_clock();
    const auto interval = std::chrono::nanoseconds(m_timer.intervalAsDuration()).count();
    const Nanoseconds late = now - m_lookedNs - interval;
    m_lookedNs = now;
    const Nanoseconds ownCpu = cpuTimeOf(getpid());
    const Nanoseconds used = ownCpu - std::exchange(m_ownCpuNs, ownCpu);
    if (late > SuspendedLongEnoughNs && used < late / 2 && !hasAnyComputed(late / 2))
        emit suspended(now - late, now);
    if (late > 0)
        passOver(late);
    // Whoever hears of a stuck process may start another one.
    for (std::size_t i = 0; i < m_pool.members().size(); ++i) {
        if (i >= m_watched.size())
            m_watched.push_back({{}, now, 0, false, false, now});
        lookAt(m_pool.members()[i], now);
    }
}

/// Time in which nobody looked does not count: this program may have been suspended, and the others
/// with it.
void StallWatch::passOver(Nanoseconds late) {
    for (Watched& watched : m_watched) {
        watched.sinceNs += late;
        if (watched.waitedNs != 0)
            watched.waitedNs += late;
    }
}

/// Whether any process used that much CPU time since the last look.
bool StallWatch::hasAnyComputed(Nanoseconds least) const {
    const auto& members = m_pool.members();
    for (std::size_t i = 0; i < std::min(members.size(), m_watched.size()); ++i) {
        if (m_pool.isBusy(members[i].number) &&
            cpuTimeOf(members[i].pid) - m_watched[i].trace.cpuNs >= least)
            return true;
    }
    return false;
}

void StallWatch::lookAt(const PoolMember& member, std::int64_t now) {
    Watched& watched = m_watched[static_cast<std::size_t>(member.number - 1)];
    const bool busy = m_pool.isBusy(member.number);
    const Trace trace = busy ? traceOf(member) : watched.trace;
    if (!busy || trace != watched.trace) {
        noteFreeze(watched, member.number, false, now);
        watched.trace = trace;
        watched.sinceNs = now;
        const bool waited = std::exchange(watched.waitedNs, 0) != 0;
        if (std::exchange(watched.told, false) || waited)
            emit moving(member.number);
        return;
    }
    noteFreeze(watched, member.number, isStopped(member.pid), now);
    const Nanoseconds unasked = now - std::max(watched.sinceNs, watched.waitedNs);
    if (watched.told || unasked < std::min(m_timeoutNs, StoppedLongEnoughNs))
        return;
    if (unasked < allowedNs(member, watched.waitedNs != 0))
        return;
    watched.told = true;
    emit stuck(member.number,
               now - watched.sinceNs); // the last line: the listener may change everything
}

void StallWatch::noteFreeze(Watched& watched, int number, bool isFrozen, std::int64_t now) {
    const std::int64_t ran = watched.ranNs;
    if (!isFrozen)
        watched.ranNs = now;
    if (std::exchange(watched.isFrozen, isFrozen) == isFrozen)
        return;
    if (isFrozen)
        emit frozen(number, ran);
    else
        emit thawed(number);
}

StallWatch::Trace StallWatch::traceOf(const PoolMember& member) const {
    const ProcessSlot& slot = m_board.processes()[static_cast<std::size_t>(member.number - 1)];
    return {slot.drawnChunk.load(std::memory_order_relaxed),
            slot.itemsDone.load(std::memory_order_relaxed), cpuTimeOf(member.pid)};
}

Nanoseconds StallWatch::allowedNs(const PoolMember& member, bool waited) const {
    if (isStopped(member.pid))
        return waited ? m_timeoutNs : std::min(m_timeoutNs, StoppedLongEnoughNs);
    return m_timeoutNs + askedWaitNs(member);
}

Nanoseconds StallWatch::askedWaitNs(const PoolMember& member) const {
    const ProcessSlot& slot = m_board.processes()[static_cast<std::size_t>(member.number - 1)];
    const std::uint64_t chunk = slot.lastChunk.load(std::memory_order_acquire);
    if (m_work.kind != WorkKind::Wait || chunk == 0)
        return 0;
    const PositionRange range = m_board.range(chunk - 1);
    const std::uint64_t done = slot.itemsDone.load(std::memory_order_relaxed);
    if (done >= range.count)
        return 0;
    const double mean = static_cast<double>(m_work.meanNs);
    return static_cast<Nanoseconds>(
        std::min(1e18, weight(m_work, range.position + done, m_board.header().size) * mean));
}

} // namespace poolscope
