#pragma once

#include "core/record/sweeprecord.h"
#include "core/run/runenvironment.h"
#include "core/sweep/sweepcourse.h"
#include "core/sweep/sweepplan.h"
#include "core/sweep/sweepwishes.h"
#include "core/sweep/trial.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

class CalmKeeper;
class SerialMeter;

/// One sweep from beginning to end: a block of runs that only warms up, then block after block, as
/// its course says, each in an order of its own, until enough is known or time is up. Check
/// configurations and ask refusalOf() for every point before. Blocks beside other busy programs are
/// set aside and run again, within bounds. A session is used once.
class SweepSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepSession)

public:
    /// @p settings: the points that it begins with; @p course may add others.
    SweepSession(const RunConfig& config, const std::vector<SweepSetting>& settings,
                 const SweepWishes& wishes, RunEnvironment& environment,
                 std::unique_ptr<SweepCourse> course, QObject* parent = nullptr);
    /// Ends what still runs.
    ~SweepSession() override;

    /// Another program instead, the program and its arguments; it has no serial time.
    void setCommand(const QStringList& command);

    /// Begins; everything else is told by signals, from the event loop.
    void start();
    /// Ends at once. All finished runs stay on the record; ended() follows with Outcome::Stopped.
    void stop();

    [[nodiscard]] const SweepRecord& record() const { return m_record; }

    /// How many blocks it will take, by what it knows now.
    [[nodiscard]] int blocksExpected() const;
    /// How far it is by what it expects now, 0 … 1.
    [[nodiscard]] double progress() const;
    /// Time until it is through, by what it expects now; nothing before the first block is.
    [[nodiscard]] std::optional<Nanoseconds> timeLeft() const;

signals:
    /// Another run has ended.
    void progressed();
    /// Nothing is run now: it waits for cores that others use, and looks again in a moment.
    void waiting();
    /// Exactly once.
    void ended();

private:
    void goOn();
    [[nodiscard]] bool goesOnWithABlock();
    void beginBlock(int block, const std::vector<std::size_t>& points);
    [[nodiscard]] bool isTimeUp() const;
    [[nodiscard]] Nanoseconds timeToRunAgain() const;
    [[nodiscard]] double blocksDone() const;
    [[nodiscard]] bool isSerialIn(int block) const;
    void runPoint(std::size_t point, bool warmsUp);
    void keep(std::size_t point, bool warmsUp, const SweptRun& ended, const SharedRecord& whole);
    [[nodiscard]] std::unique_ptr<Trial> trialOf(const SweepSetting& setting);
    void measureSerial();
    void warmUpAgain();
    void endStep();
    void end(Outcome outcome);

    SweepWishes m_wishes;
    RunEnvironment& m_environment;
    std::unique_ptr<SweepCourse> m_course;
    SweepRecord m_record;
    std::int64_t m_startedNs = 0;   ///< monotonic
    std::int64_t m_idleSinceNs = 0; ///< monotonic: when the last run ended
    std::int64_t m_warmedUpNs = 0;  ///< monotonic: when the first block began
    int m_block = 0;                ///< −1: warms up
    std::vector<BlockStep> m_steps; ///< of this block
    std::size_t m_step = 0;         ///< the one that comes next
    std::unique_ptr<Trial> m_trial;
    std::unique_ptr<SerialMeter> m_serial;
    std::unique_ptr<CalmKeeper> m_calm; ///< null: what it runs on is only thought of
    bool m_stopping = false;
};

} // namespace poolscope
