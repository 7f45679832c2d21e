#pragma once

#include "core/base/backgroundwork.h"
#include "core/engine/engine.h"
#include "core/pool/deathrules.h"
#include "core/pool/processpool.h"
#include "core/pool/stallwatch.h"
#include "core/record/recordwriter.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace poolscope {

class Board;
class RecordKeeper;

/// The engine "processes": a pool of real worker processes on a board. One that dies or is stuck
/// is replaced, and its chunk done again, as far as the configuration allows.
///
///     board ─▶ pool ─▶ map ─▶ close ─▶ join ─▶ ended
///                │
///                └─ a process dies: take over what it did, judge (DeathRules), then
///                   replace it and go on, or terminate the pool, join, ended
///
/// What a process did is on the record before its death is judged: noteLost() looks, and
/// noteUpToDate() judges those that had died by then. Once the wall time is known, the next
/// noteUpToDate() is the last.
class ProcessEngine final : public Engine {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessEngine)

public:
    /// @p iterationsPerUs: the machine's speed, for CPU work. @p makeStalls: tests have a watch
    /// with a time that they let pass.
    ProcessEngine(const RunConfig& config, QString workerProgram, double iterationsPerUs,
                  StallWatchMaker makeStalls = watchStalls);
    /// Ends whatever still runs.
    ~ProcessEngine() override;

    void start(RecordWriter& record) override;
    void stop() override;
    void look() override;
    void act(int process, ProcessAction action) override;

private:
    [[nodiscard]] Nanoseconds now() const;

    [[nodiscard]] const RunRecord& record() const { return m_writer->record(); }

    void startPool();
    void noteUpToDate();
    void noteMapped();
    void joinPool();
    void noteLost(int number);
    void judge(int number);
    void goOnWithout(int number);
    void startAgainSoon(int number);
    void giveUp(const RunFailure& failure);
    void noteStuck(int number, Nanoseconds stillNs);
    void noteMoves(int number);
    void noteFrozen(int number, std::int64_t sinceNs);
    void noteThawed(int number);
    void noteSuspended(std::int64_t sinceNs, std::int64_t untilNs);
    void waitForEver();
    void noteJoined();
    void conclude();
    void end(const std::optional<RunFailure>& failure);
    bool sendSignal(int number, int signal);

    RunConfig m_config;
    QString m_workerProgram;
    double m_iterationsPerUs;
    StallWatchMaker m_makeStalls;
    RecordWriter* m_writer = nullptr;
    std::shared_ptr<Board> m_board;
    BackgroundWork m_givingBack; ///< the board's memory
    std::unique_ptr<ProcessPool> m_pool;
    std::unique_ptr<RecordKeeper> m_keeper;
    std::unique_ptr<StallWatch> m_stalls;
    DeathRules m_deaths;
    std::vector<int> m_lost;      ///< numbers of processes that died and are still to be judged
    std::int64_t m_startedNs = 0; ///< monotonic
    int m_startWait = 1;          ///< until a process that could not be started is tried again
    bool m_stopping = false;
    bool m_ended = false;
};

} // namespace poolscope
