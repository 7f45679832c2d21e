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

/// Starts and stops runs, one at a time, and keeps the newest that has something to show. Looks at
/// a running one as often as it can without disturbing it.
class RunControl final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunControl)

public:
    explicit RunControl(RunEnvironment& environment, QObject* parent = nullptr);
    /// Ends whatever still runs.
    ~RunControl() override;

    /// What this machine has against such a run, if anything. The record shown is let go if only
    /// then there is memory enough.
    [[nodiscard]] std::optional<Problem> refusalOf(const RunConfig& config) const;
    /// Begins a run, unless one is under way: then started(), or refused() and all is as before.
    void start(const RunConfig& config);
    /// The same, with the serial time measured anew.
    void startMeasuringAgain(const RunConfig& config);
    /// Ends the run's processes at once; ended() follows.
    void stop();
    /// Ends the run's processes at once, and lets go of its record; no ended() follows.
    void abandon();

    /// The record to show, as told last; null: none.
    [[nodiscard]] const SharedRecord& record() const { return m_shown; }

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
    /// From now on this record is the one to show, and the one before is gone; null: none.
    void recordChanged(const poolscope::RunRecord* record);
    /// The record has grown, or the phase has gone on.
    void progressed();
    /// The record is complete.
    void ended();

private:
    void launch(const RunConfig& config, bool measureAgain);
    void begin();
    void beginSoon();
    void look();
    void finish();
    void present();
    void adaptRate();
    void show(const SharedRecord& record);
    [[nodiscard]] quint64 memoryToGiveBack() const;

    RunEnvironment& m_environment;
    RunWishes m_wishes;
    std::unique_ptr<RunSession> m_session;
    std::unique_ptr<RunSession> m_previous; ///< its record is shown until the next has something
    SharedRecord m_shown;
    std::weak_ptr<const RunRecord> m_held;
    QTimer m_begin;
    BackgroundWork m_givingBack; ///< the memory of what was shown
    bool m_beginsAfter = false;  ///< when that is done
    Nanoseconds m_cpuAtLook = 0;
    bool m_presented = false;
};

} // namespace poolscope
