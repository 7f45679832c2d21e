#pragma once

#include <QObject>

class QLabel;

namespace poolscope {

class ExperimentPanel;
class Headline;
class RunControl;
class RunPictures;
struct Problem;
struct RunRecord;

/// What shows a run. All of them outlive the presenter.
struct RunStage {
    ExperimentPanel& panel;
    Headline& headline;
    RunPictures& pictures;
    QLabel& outcome; ///< in the status bar
};

/// Tells the widgets what goes on in a run control, and the control what people want.
class RunPresenter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPresenter)

public:
    RunPresenter(RunControl& control, const RunStage& stage, QObject* parent = nullptr);

private:
    void askMachine();
    void showStarted();
    void showRefusal(const Problem& problem);
    void showRecord(const RunRecord* record);
    void showProgress();
    void showEnd();

    RunControl& m_control;
    RunStage m_stage;
    const RunRecord* m_record = nullptr;
};

} // namespace poolscope
