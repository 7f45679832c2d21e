#pragma once

#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/processpool.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace poolscope {

/// A pool on a board of its own, and all signals that it gave.
struct WatchedPool {
    explicit WatchedPool(const RunConfig& config,
                         const QString& program = programPath(QStringLiteral("poolscope-worker")))
        : board(makeBoard(config, ChunkPlan(config), 0.0))
        , pool(program, config.processes)
        , mapped(&pool, &ProcessPool::mapped)
        , joined(&pool, &ProcessPool::joined)
        , lost(&pool, &ProcessPool::memberLost) {}

    /// Waits for joined(), and some more for a second one that must not come.
    [[nodiscard]] bool joinedOnce() {
        const bool came = QTest::qWaitFor([this] { return !joined.isEmpty(); }, 20'000);
        QTest::qWait(20);
        return came && joined.size() == 1;
    }

    /// How the members ended, in text: "exit 0, signal 9".
    [[nodiscard]] QString ends() const {
        QStringList texts;
        for (const PoolMember& member : pool.members()) {
            const WorkerEnd end = member.end.value_or(WorkerEnd{WorkerEnd::How::NotStarted, 0, {}});
            const QString how = end.how == WorkerEnd::How::Exited ? QStringLiteral("exit")
                                                                  : QStringLiteral("signal");
            texts.append(member.end ? QStringLiteral("%1 %2").arg(how).arg(end.code)
                                    : QStringLiteral("none"));
        }
        return texts.join(QStringLiteral(", "));
    }

    std::unique_ptr<Board> board;
    ProcessPool pool;
    QSignalSpy mapped;
    QSignalSpy joined;
    QSignalSpy lost;
};

[[nodiscard]] inline RunConfig configOf(quint64 size, int processes) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    return config;
}

/// So much work that nobody finishes it.
[[nodiscard]] inline RunConfig endlessConfig(int processes) {
    RunConfig config = configOf(100, processes);
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 1'000'000'000'000;
    return config;
}

} // namespace poolscope
