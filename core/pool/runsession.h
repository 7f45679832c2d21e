#pragma once

#include "core/pool/boardwatcher.h"
#include "core/pool/processpool.h"
#include "core/pool/runenvironment.h"
#include "core/record/runrecord.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace poolscope {

class SerialMeter;

/// One run from beginning to end: measures the serial time, makes board and pool, maps, closes,
/// joins, and checks every result. Fills a record as it goes. Check the configuration and ask
/// preflight() before. A session is used once.
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

    [[nodiscard]] const RunRecord& record() const { return m_record; }

    [[nodiscard]] Phase phase() const { return m_phase; }

    /// The share of the phase's work that is done, 0 … 1. For a running map: of its numbers.
    [[nodiscard]] double progress() const;

signals:
    void phaseChanged(poolscope::RunSession::Phase phase);
    /// The record has grown.
    void progressed();
    /// Exactly once: record().outcome is Finished, Failed or Stopped, and changes no more.
    void ended();

private:
    void setPhase(Phase phase);
    void measureSerial();
    void takeSerialTime(Nanoseconds time);
    void run();
    void look();
    void noteMapped();
    void noteLost(int number);
    void failByLoss(int number);
    void noteJoined();
    void checkSlice();
    void end(Outcome outcome);
    void fail(const RunFailure& failure);

    RunEnvironment& m_environment;
    RunRecord m_record;
    Phase m_phase = Phase::Waiting;
    QTimer m_watch;
    std::unique_ptr<SerialMeter> m_serial;
    std::shared_ptr<Board> m_board;
    std::unique_ptr<BoardWatcher> m_watcher;
    std::unique_ptr<ProcessPool> m_pool;
    std::int64_t m_startedNs = 0; ///< monotonic
    quint64 m_checked = 0;        ///< numbers whose results are checked
    bool m_stopping = false;
};

} // namespace poolscope
