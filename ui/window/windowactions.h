#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace poolscope {

class PageSwitch;
class VisibleRange;
enum class Page;

/// The window's menus and their keys.
class WindowActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowActions)

public:
    /// Fills the menu bar of @p window.
    explicit WindowActions(QMainWindow& window);

    /// Which of starting and stopping is possible now.
    void setPossible(bool run, bool stop);

    /// For others to add to: File before its end, and View.
    [[nodiscard]] QMenu& fileMenu() const { return *m_file; }

    [[nodiscard]] QMenu& viewMenu() const { return *m_view; }

    /// For what can be done to a worker process.
    [[nodiscard]] QMenu& processMenu() const { return *m_process; }

    /// Checked while runs too short to be seen are replayed.
    [[nodiscard]] QAction& replayShortRuns() const { return *m_replayShortRuns; }

    /// Checked while the experiment is shown beside what came of it.
    [[nodiscard]] QAction& showExperiment() const { return *m_showExperiment; }

    void addQuit(QMainWindow& window);
    /// The ways to the pages of @p pages. What belongs to one of them is possible there alone.
    void addPages(PageSwitch& pages);
    /// The ways back and forward among the times seen of a run.
    void addRange(VisibleRange& range);

signals:
    /// What the page is for: a run, or a search for the best setting.
    void runRequested();
    /// A run, with the serial time measured anew.
    void measureAgainRequested();
    void stopRequested();
    void replayRequested();
    void replayStepRequested(bool forth);
    /// Something is to be sought in the results.
    void findRequested();

private:
    void addHelp(QMainWindow& window);

    void adaptTo(Page page);
    void addReplay();
    void addFind();
    void addView(QMainWindow& window);

    QMenu* m_file;
    QMenu* m_runMenu;
    QMenu* m_view;
    QMenu* m_process = nullptr;
    QActionGroup* m_ofRunPage;
    QAction* m_run;
    QAction* m_measureAgain;
    QAction* m_stop;
    QAction* m_replayShortRuns;
    QAction* m_showExperiment;
};

} // namespace poolscope
