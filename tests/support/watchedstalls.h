#pragma once

#include "core/machine/processfacts.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/processpool.h"
#include "core/pool/stallwatch.h"
#include "tests/support/program.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <utility>

namespace poolscope {

inline constexpr int PatienceMs = 30'000;
inline constexpr Nanoseconds TimeoutNs = 800 * NsPerMs;
inline constexpr Nanoseconds LookNs = TimeoutNs / 8; ///< from one look to the next

/// A pool of real processes, each at a chunk of one number, and what the watch says of them. The
/// time of the watch stands still but for lookAfter().
struct WatchedStalls {
    WatchedStalls(const RunConfig& config,
                  const QString& program = programPath(QStringLiteral("poolscope-worker")))
        : board(makeBoard(config, ChunkPlan(config), 1000.0))
        , pool(program, config.processes)
        , stalls(
              *board, pool, config, [this] { return nowNs; }, [this] { return own; })
        , mapped(&pool, &ProcessPool::mapped)
        , processes(static_cast<std::size_t>(config.processes))
        , isComputing(config.work.kind == WorkKind::Cpu) {
        QObject::connect(&stalls, &StallWatch::stuck, &pool, [this](int number, Nanoseconds still) {
            told.append(number);
            stillNs = still;
        });
        QObject::connect(&stalls, &StallWatch::moving, &pool,
                         [this](int number) { moved.append(number); });
        QObject::connect(&stalls, &StallWatch::suspended, &pool,
                         [this](std::int64_t since, std::int64_t until) {
                             suspensions.append({since, until});
                         });
        pool.map(*board);
    }

    ~WatchedStalls() {
        pool.terminate();
        [[maybe_unused]] const bool ended =
            QTest::qWaitFor([this] { return joined.size() == 1; }, PatienceMs);
    }

    WatchedStalls(const WatchedStalls&) = delete;
    WatchedStalls& operator=(const WatchedStalls&) = delete;

    [[nodiscard]] qint64 pid(int number) const { return pool.member(number).pid; }

    void send(int number, int signal) const { ::kill(static_cast<pid_t>(pid(number)), signal); }

    /// Stops a process, and looks at it as it stands: its time to be stuck begins.
    [[nodiscard]] bool freeze(int number) {
        send(number, SIGSTOP);
        const bool stopped =
            QTest::qWaitFor([this, number] { return isStopped(pid(number)); }, PatienceMs);
        stalls.look();
        return stopped;
    }

    /// Whoever computes has done so since the last look.
    [[nodiscard]] bool allHaveComputed() {
        const auto hasNot = [this](const PoolMember& member) {
            return isComputing && !isStopped(member.pid) &&
                   cpuTimeOf(member.pid) == cpuAtLook[member.number];
        };
        return QTest::qWaitFor([&] { return std::ranges::none_of(pool.members(), hasNot); },
                               PatienceMs);
    }

    void lookAfter(Nanoseconds passed) {
        nowNs += passed;
        QVERIFY(allHaveComputed());
        for (const PoolMember& member : pool.members())
            cpuAtLook[member.number] = cpuTimeOf(member.pid);
        stalls.look();
    }

    void look(int times, Nanoseconds intervalNs = LookNs) {
        for (int i = 0; i < times; ++i)
            lookAfter(intervalNs);
    }

    /// Looks until somebody has been told so many times.
    [[nodiscard]] bool tells(qsizetype times) {
        return QTest::qWaitFor(
            [this, times] {
                if (told.size() < times)
                    look(1);
                return told.size() >= times;
            },
            PatienceMs);
    }

    [[nodiscard]] ProcessSlot& slot(int number) const {
        return board->processes()[static_cast<std::size_t>(number - 1)];
    }

    [[nodiscard]] bool isAtItsChunk(int number) const { return slot(number).lastChunk.load() != 0; }

    [[nodiscard]] bool allAreAtTheirChunks() const {
        return QTest::qWaitFor(
            [this] {
                const bool all = std::ranges::all_of(pool.members(), [this](const auto& member) {
                    return isAtItsChunk(member.number);
                });
                return all && pool.members().size() == processes; // started in many turns
            },
            PatienceMs);
    }

    std::int64_t nowNs = monotonicNow() + 3600 * NsPerSecond; ///< after all that processes stamp
    OwnTime own{0, 0, 0}; ///< of the watch: it is late because it stands still
    std::unique_ptr<Board> board;
    ProcessPool pool;
    StallWatch stalls;
    QSignalSpy mapped;
    QSignalSpy joined{&pool, &ProcessPool::joined};
    std::size_t processes;
    bool isComputing;
    QHash<int, Nanoseconds> cpuAtLook;
    QList<int> told;
    QList<int> moved;
    QList<std::pair<std::int64_t, std::int64_t>> suspensions;
    Nanoseconds stillNs = 0;
};

/// A chunk for each process that nobody finishes.
[[nodiscard]] inline RunConfig endless(WorkKind kind, int processes = 2) {
    RunConfig config;
    config.input.size = static_cast<quint64>(processes);
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work = {kind, WorkProfile::Equal, 1000 * NsPerSecond, 1};
    config.recovery.stallTimeoutNs = TimeoutNs;
    return config;
}

} // namespace poolscope
