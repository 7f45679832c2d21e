#pragma once

#include "core/metrics/sweepsummary.h"

#include <QObject>

class QLabel;

namespace poolscope {

class ExperimentPanel;
class RunControl;
class ShownRuns;
class SweepControl;
class TuningPage;

/// What a sweep shows itself on.
struct TuningStage {
    ShownRuns& runs;
    ExperimentPanel& panel;
    TuningPage& page;
    QLabel& outcome;
};

/// Leads from the settings to sweeps, and from sweeps to what is shown of them; and sees to it that
/// a run and a sweep do not disturb each other.
class TuningPresenter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TuningPresenter)

public:
    /// All must outlive it.
    TuningPresenter(SweepControl& control, RunControl& runs, const TuningStage& stage,
                    QObject* parent);

signals:
    /// Something is to be looked at on the Run page.
    void runPageRequested();

private:
    void start();
    void show();
    void showEnd();
    void use();
    void openRun(std::size_t place);
    void tellWhoIsBusy();

    SweepControl& m_control;
    RunControl& m_runs;
    TuningStage m_stage;
};

} // namespace poolscope
