#pragma once

#include "core/metrics/runsummary.h"
#include "core/run/runsession.h"
#include "tests/support/program.h"

#include <QTest>

#include <utility>
#include <vector>

namespace poolscope {

/// A run session with the real worker program, and what it told.
struct WatchedRun {
    /// The serial time is only measured if @p wishes say so.
    explicit WatchedRun(const RunConfig& config,
                        const QString& worker = programPath(QStringLiteral("poolscope-worker")),
                        const RunWishes& wishes = {false})
        : WatchedRun(config, RunEnvironment(worker, MachineFacts{}), wishes) {}

    WatchedRun(const RunConfig& config, RunEnvironment runsIn, const RunWishes& wishes = {false})
        : environment(std::move(runsIn))
        , session(config, environment, wishes) {
        QObject::connect(&session, &RunSession::ended, &session, [this] { ++ended; });
        QObject::connect(&session, &RunSession::phaseChanged, &session,
                         [this](RunSession::Phase phase) { phases.push_back(phase); });
    }

    WatchedRun(const RunConfig& config, const RunWishes& wishes)
        : WatchedRun(config, programPath(QStringLiteral("poolscope-worker")), wishes) {}

    /// Waits for ended(), and some more for a second one that must not come.
    [[nodiscard]] bool endedOnce() {
        const bool came = QTest::qWaitFor([this] { return ended > 0; }, 30'000);
        QTest::qWait(20);
        return came && ended == 1 && session.phase() == RunSession::Phase::Ended;
    }

    [[nodiscard]] const RunRecord& record() const { return session.record(); }

    /// Whether every process is at a chunk, by what the record says.
    [[nodiscard]] bool allAreAtWork() const {
        for (const ProcessRecord& process : record().processes) {
            if (!process.current)
                return false;
        }
        return record().processes.size() == static_cast<std::size_t>(record().config.processes);
    }

    RunEnvironment environment;
    RunSession session;
    int ended = 0;
    std::vector<RunSession::Phase> phases;
};

/// What does not add up in a record that is finished, stopped or failed; empty if all does.
[[nodiscard]] inline QString sumFault(const RunRecord& record) {
    if (!record.wallNs)
        return QStringLiteral("no wall time");
    const Nanoseconds wall = *record.wallNs;
    const Losses all = summaryOf(record).losses;
    if (all.total() != wall * record.config.processes)
        return QStringLiteral("the losses do not add up");
    for (const Nanoseconds part :
         {all.useful, all.offCore, all.startUp, all.waiting, all.tail, all.lost}) {
        if (part < 0)
            return QStringLiteral("a loss is negative");
    }
    for (const Losses& lane : summaryOf(record).lanes) {
        if (lane.total() != wall)
            return QStringLiteral("a lane does not add up");
    }
    const auto parts = summaryOf(record).phases;
    if (!parts || parts->untilFirstChunk + parts->map + parts->closeJoin != wall)
        return QStringLiteral("the phases do not add up");
    return {};
}

/// So much work that nobody finishes it: a chunk of one number for each process.
[[nodiscard]] inline RunConfig endlessRun(int processes) {
    RunConfig config;
    config.input.size = static_cast<quint64>(processes);
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 1000 * NsPerSecond;
    return config;
}

} // namespace poolscope
