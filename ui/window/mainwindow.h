#pragma once

#include "ui/style/palette.h"
#include "ui/window/windowmemory.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace poolscope {

class ExperimentPanel;
class FoldHandle;
class Headline;
class PageSwitch;
class ReplayBar;
class RunControl;
class RunEnvironment;
class RunExports;
class RunPictures;
class RunPresenter;
class ShownRuns;
class StuckBar;
class SweepControl;
class SweepExports;
class ThemeChoice;
class TuningPage;
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

    [[nodiscard]] const SweepControl& sweepControl() const { return *m_sweeps; }

    [[nodiscard]] const ShownRuns& runs() const { return *m_runs; }

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    [[nodiscard]] QWidget* layOutResults();
    void openWhereItFits();
    [[nodiscard]] QWidget* layOutTuning();
    void connectActions();
    void connectPages();
    void showPage();
    void stop();
    void followTheme();
    void tellWhatIsPossible();
    void showExperiment(bool shows);

    RunEnvironment& m_environment;
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
    SweepControl* m_sweeps;
    TuningPage* m_tuning;
    PageSwitch* m_pages;
    QStackedWidget* m_stack;
    SweepExports* m_sweepExports;
    RunPresenter* m_presenter = nullptr;
};

} // namespace poolscope
