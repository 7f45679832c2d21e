#pragma once

#include "core/metrics/predictions.h"
#include "ui/window/runreplay.h"

#include <QElapsedTimer>
#include <QObject>

class QLabel;

namespace poolscope {

class ExperimentPanel;
class Headline;
class ReplayBar;
class RunControl;
class RunExports;
class RunPictures;
class ShownRuns;
struct Problem;
struct RunConfig;

/// What shows a run. All of them outlive the presenter.
struct RunStage {
    ShownRuns& runs;
    ExperimentPanel& panel;
    Headline& headline;
    RunPictures& pictures;
    ReplayBar& replay;
    RunExports& exports;
    QLabel& outcome; ///< in the status bar
};

/// Tells the widgets what goes on in a run control, and the control what people want.
class RunPresenter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPresenter)

public:
    RunPresenter(RunControl& control, const RunStage& stage, QObject* parent = nullptr);

    /// Begins a run as the Run button does, with the serial time measured anew.
    void measureAgain();

    /// Whether runs too short to be seen are replayed once when they have ended.
    void setReplaysShortRuns(bool replays) { m_replaysShortRuns = replays; }

private:
    void startRun(const RunConfig& config);
    void askMachine();
    void showStarted();
    void showRefusal(const Problem& problem);
    void showRun();
    void showProgress();
    [[nodiscard]] QString timeLeftText(double share) const;
    void showEnd();
    void showConfig();
    void tellWhetherOutdated();
    void showMoment();

    RunControl& m_control;
    RunStage m_stage;
    RunReplay m_replay;
    QElapsedTimer m_sinceStart; ///< of the run
    Predictions m_predictions;
    bool m_replaysShortRuns = true;
};

} // namespace poolscope
