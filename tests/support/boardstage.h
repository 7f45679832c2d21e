#pragma once

#include "core/base/clock.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/boardwatcher.h"

#include <QStringList>
#include <QTest>

#include <memory>
#include <vector>

namespace poolscope {

/// A run whose processes are all played by this one.
struct BoardStage {
    explicit BoardStage(const RunConfig& asked)
        : config(asked)
        , startedNs(monotonicNow())
        , board(makeBoard(asked, ChunkPlan(asked), 0.0))
        , watcher(*board, startedNs) {
        record.config = config;
        const auto plan = std::make_shared<const ChunkPlan>(config);
        writer.addMap({QStringLiteral("square"), 0, config.input.size, 0, plan->chunks(), plan,
                       config.order, 0, std::nullopt});
        for (int number = 1; number <= config.processes; ++number) {
            PoolMember member;
            member.number = number;
            member.lane = number;
            member.pid = 1000 + number;
            member.spawnedNs = monotonicNow();
            members.push_back(member);
        }
    }

    void say(int number) {
        board->processes()[static_cast<std::size_t>(number - 1)].readyNs.store(monotonicNow());
    }

    void end(int number, const WorkerEnd& how) {
        PoolMember& member = members[static_cast<std::size_t>(number - 1)];
        member.endedNs = monotonicNow();
        member.end = how;
    }

    void look() {
        watcher.look(writer, members);
        QVERIFY(takeOver(1'000'000));
    }

    /// Without taking anything over.
    void onlyLook() { watcher.look(writer, members); }

    /// Whether that was all.
    bool takeOver(std::size_t most) {
        FrameBudget budget = FrameBudget::of(most);
        return watcher.takeOver(writer, budget);
    }

    /// "0 1 2": the chunks on the record, as they were seen.
    [[nodiscard]] QString seen() const {
        QStringList words;
        for (const ChunkEvent& chunk : record.chunks)
            words.append(QStringLiteral("%1/%2").arg(chunk.index).arg(chunk.process));
        return words.join(QLatin1Char(' '));
    }

    RunConfig config;
    std::int64_t startedNs;
    std::unique_ptr<Board> board;
    BoardWatcher watcher;
    std::vector<PoolMember> members;
    RunRecord record;
    RecordWriter writer{record};
};

/// Chunks of @p chunk numbers from 10 on.
[[nodiscard]] inline RunConfig fixed(quint64 size, quint64 chunk, int processes) {
    RunConfig config;
    config.input.size = size;
    config.input.first = 10;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, chunk};
    return config;
}

} // namespace poolscope
