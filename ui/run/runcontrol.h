#pragma once

#include "core/base/backgroundwork.h"
#include "core/base/nanoseconds.h"
#include "core/config/problem.h"
#include "core/run/runsession.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace poolscope {

class ShownRuns;

/// Starts and stops runs, one at a time, and keeps the newest that has something to show. Looks at
/// a running one as often as it can without disturbing it.
class RunControl final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunControl)

public:
    /// Shows in @p runs what comes of its runs. Both must outlive it.
    RunControl(RunEnvironment& environment, ShownRuns& runs, QObject* parent = nullptr);
    /// Ends whatever still runs.
    ~RunControl() override;

    /// What this machine has against such a run, if anything. The record shown is let go if only
    /// then there is memory enough.
    [[nodiscard]] std::optional<Problem> refusalOf(const RunConfig& config) const;
    /// Begins a run, unless one is under way: then started(), or refused() and all is as before.
    void start(const RunConfig& config, const RunWishes& wishes = {});
    /// The same, with the serial time measured anew.
    void startMeasuringAgain(const RunConfig& config);
    /// Ends the run's processes at once; ended() follows. One whose serial time was still being
    /// measured leaves nothing to show: the run shown before stays.
    void stop();
    /// Goes on without the serial time that is being measured.
    void skipSerial();

    /// How long the serial time of such a run will be measured first, in ns, as far as that is
    /// known before; 0: it is known, or soon measured.
    [[nodiscard]] Nanoseconds serialWait(const RunConfig& config) const;
    /// Ends the run's processes at once, and lets go of its record; no ended() follows.
    void abandon();

    /// From now on somebody else has a share in the record shown, or no longer: as long as that is
    /// so, letting go of it gives no memory back.
    void setRecordHeld(bool held);

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] RunSession::Phase phase() const;
    /// The share of the phase's work that is done, 0 … 1.
    [[nodiscard]] double progress() const;

    /// The newest run, from started() on; null: there is none.
    [[nodiscard]] RunSession* session() const { return m_session.get(); }

signals:
    void started();
    void refused(const poolscope::Problem& problem);
    /// The run that went on, if any, was let go of.
    void abandoned();
    /// The record has grown, or the phase has gone on.
    void progressed();
    /// The record is complete.
    void ended();

private:
    void launch(const RunConfig& config, const RunWishes& wishes);
    void begin();
    void beginSoon();
    void look();
    void finish();
    void present();
    void adaptRate();
    [[nodiscard]] quint64 memoryToGiveBack() const;

    RunEnvironment& m_environment;
    RunWishes m_wishes;
    ShownRuns& m_runs;
    std::unique_ptr<RunSession> m_session;
    std::unique_ptr<RunSession> m_previous; ///< its record is shown until the next has something
    std::weak_ptr<const RunRecord> m_held;
    QTimer m_begin;
    BackgroundWork m_givingBack; ///< the memory of what was shown
    bool m_beginsAfter = false;  ///< when that is done
    Nanoseconds m_cpuAtLook = 0;
    bool m_presented = false;
};

} // namespace poolscope
