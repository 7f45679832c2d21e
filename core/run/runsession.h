#pragma once

#include "core/pool/deathrules.h"
#include "core/pool/processpool.h"
#include "core/record/runrecord.h"
#include "core/run/runenvironment.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

class RecordKeeper;
class SerialMeter;
class StallWatch;

/// One run from beginning to end: measures the serial time, makes board and pool, maps, closes,
/// joins, and checks every result. A process that dies or is stuck is replaced, and its chunk done
/// again, as far as the configuration allows. Fills a record as it goes. Check the configuration
/// and ask preflight() before. A session is used once.
class RunSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunSession)

public:
    enum class Phase { Waiting, Serial, Running, Checking, Ended };
    Q_ENUM(Phase)

    RunSession(const RunConfig& config, RunEnvironment& environment, QObject* parent = nullptr);
    /// Ends whatever still runs.
    ~RunSession() override;

    /// Begins; everything else is told by signals, from the event loop.
    void start();
    /// Ends all processes at once; ended() follows with Outcome::Stopped.
    void stop();

    /// Looks at the board every @p milliseconds while the run goes on, and tells progressed(). 0,
    /// the default: not before the end.
    void setWatchInterval(int milliseconds);

    /// What is done about a stuck process of a pool that replaces: it is replaced at once (the
    /// default), or processStuck() asks for replaceStuck() or waitForStuck().
    enum class StuckProcesses { Replaced, AskedAbout };
    void setStuckProcesses(StuckProcesses manner);
    void replaceStuck(int number);
    void waitForStuck(int number);

    /// Sends @p signal (SIGKILL, SIGSTOP, SIGCONT) to process @p number, as somebody from outside
    /// could. Nothing happens if it has ended.
    void signalProcess(int number, int signal);

    [[nodiscard]] const RunRecord& record() const { return m_record; }

    /// The same, for who still reads it when this session is gone.
    [[nodiscard]] SharedRecord sharedRecord() const { return m_shared; }

    [[nodiscard]] Phase phase() const { return m_phase; }

    /// The share of the phase's work that is done, 0 … 1. For a running map: of its numbers.
    [[nodiscard]] double progress() const;

signals:
    void phaseChanged(poolscope::RunSession::Phase phase);
    /// The record has grown.
    void progressed();
    /// Process @p number has stood still for @p stillNs, and the manner is to ask.
    void processStuck(int number, poolscope::Nanoseconds stillNs);
    /// It gets on again, or has ended: nothing is asked any more.
    void processMoves(int number);
    /// A chunk is lost for good in a pool that never learns of it: record().failure says how.
    /// Nothing more will happen until stop(), or the stall timeout if the manner is not to ask.
    void waitsForEver();
    /// Exactly once: record().outcome is Finished, Failed or Stopped, and changes no more.
    void ended();

private:
    void setPhase(Phase phase);
    void measureSerial();
    void takeSerialTime(Nanoseconds time);
    void run();
    void look();
    void noteUpToDate();
    void noteMapped();
    void noteLost(int number);
    void judge(int number);
    void goOnWithout(int number);
    void giveUp(const RunFailure& failure);
    void noteStuck(int number, Nanoseconds stillNs);
    void noteMoves(int number);
    void waitForEver();
    void joinPool();
    void noteJoined();
    void conclude();
    void checkSlice();
    void end(Outcome outcome);
    void fail(const RunFailure& failure);

    RunEnvironment& m_environment;
    std::shared_ptr<RunRecord> m_shared = std::make_shared<RunRecord>();
    RunRecord& m_record = *m_shared;
    Phase m_phase = Phase::Waiting;
    QTimer m_watch;
    double m_iterationsPerUs = 0.0; ///< of this machine; only for CPU work
    std::unique_ptr<SerialMeter> m_serial;
    std::shared_ptr<Board> m_board;
    std::unique_ptr<ProcessPool> m_pool;
    std::unique_ptr<RecordKeeper> m_keeper;
    std::unique_ptr<StallWatch> m_stalls;
    DeathRules m_deaths;
    std::vector<int> m_lost;      ///< numbers of processes that died and are still to be judged
    std::int64_t m_startedNs = 0; ///< monotonic
    quint64 m_checked = 0;        ///< numbers whose results are checked
    StuckProcesses m_stuckProcesses = StuckProcesses::Replaced;
    bool m_stopping = false;
};

} // namespace poolscope
