#pragma once

#include "ui/style/palette.h"
#include "ui/window/windowmemory.h"

#include <QMainWindow>

class QLabel;
class QVBoxLayout;

namespace poolscope {

class ExperimentPanel;
class FoldHandle;
class Headline;
class ReplayBar;
class RunControl;
class RunEnvironment;
class RunExports;
class RunPictures;
class RunPresenter;
class ShownRuns;
class StuckBar;
class ThemeChoice;
class VisibleRange;
class WindowActions;

/// Poolscope's window: the experiment on the left, what came of it on the right.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// @p environment and @p settings must outlive the window.
    MainWindow(RunEnvironment& environment, QSettings& settings);
    ~MainWindow() override;

    [[nodiscard]] const RunControl& runControl() const { return *m_control; }

    [[nodiscard]] const ShownRuns& runs() const { return *m_runs; }

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    [[nodiscard]] QVBoxLayout* layOutResults();
    void openWhereItFits();
    void connectActions();
    void followTheme();
    void tellWhatIsPossible();
    void showExperiment(bool shows);

    ShownRuns* m_runs;
    VisibleRange* m_range;
    ThemeChoice* m_themes;
    WindowMemory m_memory;
    Theme m_theme;
    ExperimentPanel* m_panel;
    FoldHandle* m_fold;
    Headline* m_headline;
    StuckBar* m_stuck;
    RunPictures* m_pictures;
    ReplayBar* m_replay;
    QLabel* m_outcome;
    RunExports* m_exports;
    WindowActions* m_actions;
    RunControl* m_control;
    RunPresenter* m_presenter = nullptr;
};

} // namespace poolscope
