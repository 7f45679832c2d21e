#pragma once

#include "core/config/runwishes.h"
#include "core/engine/engine.h"
#include "core/record/recordwriter.h"
#include "core/run/runenvironment.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace poolscope {

class ResultCheck;
class SerialMeter;

/// One run from beginning to end: measures the serial time, lets an engine compute, and checks
/// every result. Fills a record as it goes. Check the configuration and ask refusalOf() before. A
/// session is used once.
class RunSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunSession)

public:
    enum class Phase { Waiting, Serial, Running, Checking, Ended };
    Q_ENUM(Phase)

    RunSession(const RunConfig& config, RunEnvironment& environment, const RunWishes& wishes = {},
               QObject* parent = nullptr);
    /// Ends whatever still runs.
    ~RunSession() override;

    /// Begins; everything else is told by signals, from the event loop.
    void start();
    /// Ends all that goes on at once; ended() follows with Outcome::Stopped.
    void stop();
    /// Goes on without a serial time if it is just being measured.
    void skipSerial();

    /// Looks at the engine every @p milliseconds while the run goes on, and tells progressed(). 0,
    /// the default: not before the end.
    void setWatchInterval(int milliseconds);

    /// What is done about a stuck process of a pool that replaces.
    void setStuckProcesses(StuckProcesses manner) { m_engine->setStuckProcesses(manner); }

    /// Nothing happens to a process that has ended, or when no engine is at work.
    void act(int process, ProcessAction action) {
        if (m_phase == Phase::Running)
            m_engine->act(process, action);
    }

    [[nodiscard]] const RunRecord& record() const { return m_record; }

    /// The same, for who still reads it when this session is gone.
    [[nodiscard]] SharedRecord sharedRecord() const { return m_shared; }

    [[nodiscard]] Phase phase() const { return m_phase; }

    /// The share of the phase's work that is done, 0 … 1. For a running map: of its numbers.
    [[nodiscard]] double progress() const;

signals:
    void phaseChanged(poolscope::RunSession::Phase phase);
    /// The record has grown, or the phase has gone on.
    void progressed();
    /// As the engine tells them.
    void processStuck(int number, poolscope::Nanoseconds stillNs);
    void processMoves(int number);
    void waitsForEver();
    /// Exactly once: record().outcome is Finished, Failed or Stopped, and changes no more.
    void ended();

private:
    void setPhase(Phase phase);
    void measureSerial();
    void runEngine();
    void look();
    void noteProgress();
    void conclude(const std::optional<RunFailure>& failure);
    void checkResults();
    void end(const std::optional<RunFailure>& failure);

    RunEnvironment& m_environment;
    RunWishes m_wishes;
    std::shared_ptr<RunRecord> m_shared = std::make_shared<RunRecord>();
    RunRecord& m_record = *m_shared;
    RecordWriter m_writer;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<SerialMeter> m_serial;
    std::unique_ptr<ResultCheck> m_check;
    QTimer m_watch;
    std::optional<Nanoseconds> m_throttledBefore; ///< when a real engine was started
    Phase m_phase = Phase::Waiting;
    bool m_stopping = false;
};

} // namespace poolscope
