#include "core/pool/stallwatch.h"

#include "core/machine/processfacts.h"
#include "core/work/weights.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolscope {

namespace {

/// A process that was stopped will not get on by itself; but a terminal that continues a whole
/// program may wake its processes one after the other.
constexpr Nanoseconds StoppedLongEnoughNs = NsPerSecond;
/// A stop may come a little after it was time to look.
constexpr Nanoseconds EdgeNs = NsPerSecond / 8;
constexpr Nanoseconds LongestIntervalNs = 250 * NsPerMs;
constexpr Nanoseconds ShortestIntervalNs = 5 * NsPerMs;

} // namespace

StallWatch::StallWatch(const Board& board, const ProcessPool& pool, const RunConfig& config,
                       Clock clock, Standstill::Source ownTime)
    : m_board(board)
    , m_pool(pool)
    , m_clock(std::move(clock))
    , m_work(config.work)
    , m_timeoutNs(config.recovery.stallTimeoutNs)
    , m_lookedNs(m_clock())
    , m_standstill(std::move(ownTime)) {
    const Nanoseconds interval =
        m_timeoutNs == 0 ? LongestIntervalNs
                         : std::clamp(m_timeoutNs / 8, ShortestIntervalNs, LongestIntervalNs);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::look);
    m_timer.start(std::chrono::milliseconds(interval / NsPerMs));
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
    const std::int64_t now = m_clock();
    const auto interval = std::chrono::nanoseconds(m_timer.intervalAsDuration()).count();
    const Nanoseconds late = now - m_lookedNs - interval;
    m_lookedNs = now;
    if (m_standstill.explains(late) && !hasAnyGoneOn(now - late, now))
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

/// Whether any process, idle by now or not, did its work in that stretch. Near its beginning all
/// may, and near its end: they go on one after the other.
bool StallWatch::hasAnyGoneOn(std::int64_t since, std::int64_t until) const {
    const Nanoseconds stretch = until - since;
    const auto watched = static_cast<std::ptrdiff_t>(m_watched.size());
    return std::any_of(m_pool.members().begin(), m_pool.members().begin() + watched,
                       [&](const PoolMember& member) {
                           if (m_work.kind != WorkKind::Wait)
                               return hasComputed(member, stretch / 2);
                           return hasWaited(member, stretch / 2) ||
                                  hasStamped(member, since + EdgeNs, until - stretch / 4);
                       });
}

/// That much CPU time since the last look.
bool StallWatch::hasComputed(const PoolMember& member, Nanoseconds least) const {
    const Watched& watched = m_watched[static_cast<std::size_t>(member.number - 1)];
    return !member.end && cpuTimeOf(member.pid) - watched.trace.cpuNs >= least;
}

/// Through numbers of one chunk that ask for that much since the last look.
bool StallWatch::hasWaited(const PoolMember& member, Nanoseconds least) const {
    const Trace& before = m_watched[static_cast<std::size_t>(member.number - 1)].trace;
    const ProcessSlot& slot = slotOf(member);
    if (slot.drawnChunk.load(std::memory_order_relaxed) != before.drawn)
        return false;
    const auto items = slot.itemsDone.load(std::memory_order_relaxed) - before.items;
    return static_cast<double>(items) * static_cast<double>(m_work.meanNs) >=
           static_cast<double>(least);
}

/// A chunk that it began or finished then.
bool StallWatch::hasStamped(const PoolMember& member, std::int64_t since,
                            std::int64_t until) const {
    const auto isInside = [since, until](const std::atomic<std::int64_t>& stamp) {
        const std::int64_t time = stamp.load(std::memory_order_relaxed);
        return time >= since && time <= until;
    };
    std::uint64_t number = slotOf(member).lastChunk.load(std::memory_order_acquire);
    while (number != 0) {
        const ChunkSlot& chunk = m_board.chunks()[number - 1];
        if (isInside(chunk.startedNs) || isInside(chunk.finishedNs))
            return true;
        const std::int64_t finished = chunk.finishedNs.load(std::memory_order_relaxed);
        if (finished != 0 && finished < since)
            return false;
        number = chunk.previous.load(std::memory_order_relaxed);
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
    if (m_timeoutNs == 0 || watched.told || unasked < std::min(m_timeoutNs, StoppedLongEnoughNs))
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

const ProcessSlot& StallWatch::slotOf(const PoolMember& member) const {
    return m_board.processes()[static_cast<std::size_t>(member.number - 1)];
}

StallWatch::Trace StallWatch::traceOf(const PoolMember& member) const {
    const ProcessSlot& slot = slotOf(member);
    return {slot.drawnChunk.load(std::memory_order_relaxed),
            slot.itemsDone.load(std::memory_order_relaxed), cpuTimeOf(member.pid)};
}

Nanoseconds StallWatch::allowedNs(const PoolMember& member, bool waited) const {
    if (isStopped(member.pid))
        return waited ? m_timeoutNs : std::min(m_timeoutNs, StoppedLongEnoughNs);
    return m_timeoutNs + askedWaitNs(member);
}

Nanoseconds StallWatch::askedWaitNs(const PoolMember& member) const {
    const ProcessSlot& slot = slotOf(member);
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

std::unique_ptr<StallWatch> watchStalls(const Board& board, const ProcessPool& pool,
                                        const RunConfig& config) {
    return std::make_unique<StallWatch>(board, pool, config);
}

} // namespace poolscope
