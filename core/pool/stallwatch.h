#pragma once

#include "core/base/clock.h"
#include "core/config/runconfig.h"
#include "core/machine/standstill.h"
#include "core/pool/processpool.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace poolscope {

/// Watches a pool for processes that are stuck: expected to do something, and for the stall timeout
/// neither getting on nor using CPU time, unless inside a wait that the work asks for. One that was
/// stopped (SIGSTOP) is told after a second. When the whole program was suspended, nobody is stuck
/// for that: that is told too, unless the program was merely kept from its cores, or its processes
/// went on meanwhile.
class StallWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StallWatch)

public:
    /// What says the time in monotonic ns; tests have one that they set.
    using Clock = std::function<std::int64_t()>;

    /// All must outlive it. With a stall timeout of 0 nobody is ever stuck.
    StallWatch(const Board& board, const ProcessPool& pool, const RunConfig& config,
               Clock clock = monotonicNow, Standstill::Source ownTime = poolscope::ownTime);

    /// Looks at every process now. It does so by itself, eight times in a stall timeout, but not
    /// more often than every 5 ms nor more seldom than every 250 ms.
    void look();

    /// Process @p number is to be given the whole stall timeout once more, stopped or not.
    void waitOn(int number);

signals:
    /// Process @p number has stood still for @p stillNs.
    void stuck(int number, poolscope::Nanoseconds stillNs);
    /// One that was told to be stuck gets on again, or has ended; also if it was waited for.
    void moving(int number);
    /// One is stopped (SIGSTOP), and ran when it was last looked at, at @p sinceNs (monotonic).
    void frozen(int number, std::int64_t sinceNs);
    void thawed(int number);
    /// Nobody did anything for that time (monotonic), this program included.
    void suspended(std::int64_t sinceNs, std::int64_t untilNs);

private:
    /// What changes when a process does anything.
    struct Trace {
        std::uint64_t drawn = 0;
        std::uint64_t items = 0;
        std::int64_t cpuNs = 0;
        friend bool operator==(const Trace&, const Trace&) = default;
    };

    struct Watched {
        Trace trace;
        std::int64_t sinceNs = 0;  ///< monotonic: it has been as it is since then
        std::int64_t waitedNs = 0; ///< monotonic: it was to be given the time once more; 0: not
        bool told = false;
        bool isFrozen = false;
        std::int64_t ranNs = 0; ///< monotonic: it was seen not to be stopped
    };

    void passOver(Nanoseconds late);
    [[nodiscard]] bool hasAnyGoneOn(std::int64_t since, std::int64_t until) const;
    [[nodiscard]] bool hasComputed(const PoolMember& member, Nanoseconds least) const;
    [[nodiscard]] bool hasWaited(const PoolMember& member, Nanoseconds least) const;
    [[nodiscard]] bool hasStamped(const PoolMember& member, std::int64_t since,
                                  std::int64_t until) const;
    void lookAt(const PoolMember& member, std::int64_t now);
    void noteFreeze(Watched& watched, int number, bool isFrozen, std::int64_t now);
    [[nodiscard]] const ProcessSlot& slotOf(const PoolMember& member) const;
    [[nodiscard]] Trace traceOf(const PoolMember& member) const;
    [[nodiscard]] Nanoseconds allowedNs(const PoolMember& member, bool waited) const;
    [[nodiscard]] Nanoseconds askedWaitNs(const PoolMember& member) const;

    const Board& m_board;
    const ProcessPool& m_pool;
    Clock m_clock;
    WorkSpec m_work;
    Nanoseconds m_timeoutNs;
    QTimer m_timer;
    std::vector<Watched> m_watched; ///< by number
    std::int64_t m_lookedNs = 0;
    Standstill m_standstill;
};

/// Makes the watch of a pool.
using StallWatchMaker = std::function<std::unique_ptr<StallWatch>(
    const Board& board, const ProcessPool& pool, const RunConfig& config)>;

/// One with the time and the looks that it has by itself.
[[nodiscard]] std::unique_ptr<StallWatch> watchStalls(const Board& board, const ProcessPool& pool,
                                                      const RunConfig& config);

} // namespace poolscope
