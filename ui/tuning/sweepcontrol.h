#pragma once

#include "core/config/problem.h"
#include "core/metrics/sweepsummary.h"
#include "core/sweep/sweeptask.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

namespace poolscope {

/// Starts and stops sweeps, one at a time, and keeps what the newest has found. Whoever looks on is
/// told between two runs, a few times a second at most, so that looking disturbs none of them.
class SweepControl final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepControl)

public:
    /// @p environment must outlive it.
    explicit SweepControl(RunEnvironment& environment, QObject* parent = nullptr);
    /// Ends whatever still runs.
    ~SweepControl() override;

    /// Begins a sweep, unless one is under way: then started(), or refused() and all is as before.
    void start(const SweepTask& task);
    /// Ends it at once; ended() follows, with all that was measured.
    void stop();

    [[nodiscard]] bool isBusy() const;

    /// The newest sweep, from started() on; null: there is none.
    [[nodiscard]] const SweepSession* session() const { return m_session.get(); }

    [[nodiscard]] const SweepTask& task() const { return m_task; }

    /// Whether it waits for cores that others use.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

    /// What that means, as of the last progressed() or ended().
    [[nodiscard]] const SweepSummary& summary() const { return m_summary; }

    /// The point at that place when it was last told of: others may have come in between since.
    [[nodiscard]] const SweepPoint& pointShown(std::size_t place) const;

signals:
    void started();
    void refused(const poolscope::Problem& problem);
    void progressed();
    void ended();

private:
    void look();
    void wait();
    void summarize();
    void finish();

    RunEnvironment& m_environment;
    SweepTask m_task;
    std::unique_ptr<SweepSession> m_session;
    SweepSummary m_summary;
    std::vector<SweepSetting> m_shown; ///< the settings of its points
    QElapsedTimer m_sinceLook;
    Nanoseconds m_lookTook = 0;
    bool m_isWaiting = false;
};

} // namespace poolscope
