#pragma once

#include "core/base/nanoseconds.h"
#include "core/config/problem.h"
#include "core/pool/runsession.h"

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

    /// What this machine has against such a run, if anything.
    [[nodiscard]] std::optional<Problem> refusalOf(const RunConfig& config) const;
    /// Begins a run, unless one is under way: then started(), or refused() and nothing is started.
    void start(const RunConfig& config);
    /// Ends the run's processes at once; ended() follows.
    void stop();
    /// Ends the run's processes at once, and lets go of its record; no ended() follows.
    void abandon();

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] RunSession::Phase phase() const;
    /// The share of the phase's work that is done, 0 … 1.
    [[nodiscard]] double progress() const;

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
    void begin();
    void look();
    void finish();
    void present();
    void adaptRate();

    RunEnvironment& m_environment;
    std::unique_ptr<RunSession> m_session;
    std::unique_ptr<RunSession> m_previous; ///< its record is shown until the next has something
    QTimer m_begin;
    Nanoseconds m_cpuAtLook = 0;
    bool m_presented = false;
};

} // namespace poolscope
