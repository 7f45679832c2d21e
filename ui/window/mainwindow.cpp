#include "ui/window/mainwindow.h"

#include "core/run/runenvironment.h"
#include "core/words/amounts.h"
#include "ui/controls/card.h"
#include "ui/controls/controlstyle.h"
#include "ui/controls/foldhandle.h"
#include "ui/controls/pagearea.h"
#include "ui/controls/textlabel.h"
#include "ui/headline/headline.h"
#include "ui/replay/replaybar.h"
#include "ui/run/runcontrol.h"
#include "ui/run/stuckbar.h"
#include "ui/run/stucknotice.h"
#include "ui/setup/experimentpanel.h"
#include "ui/setup/trygroup.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/tuning/sweepcontrol.h"
#include "ui/tuning/tuningpage.h"
#include "ui/window/pageswitch.h"
#include "ui/window/processactions.h"
#include "ui/window/runexports.h"
#include "ui/window/runpictures.h"
#include "ui/window/runpresenter.h"
#include "ui/window/runtabs.h"
#include "ui/window/sweepexports.h"
#include "ui/window/themechoice.h"
#include "ui/window/tuningpresenter.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize FirstSize(1360, 860);
/// For the frame that a window manager puts around it.
constexpr QSize FrameRoom(16, 48);

} // namespace

MainWindow::MainWindow(RunEnvironment& environment, QSettings& settings)
    : m_environment(environment)
    , m_runs(new ShownRuns(this))
    , m_range(new VisibleRange(this))
    , m_themes(new ThemeChoice(settings, this))
    , m_memory(settings)
    , m_panel(new ExperimentPanel(environment.machine().usableCores))
    , m_fold(new FoldHandle)
    , m_headline(new Headline(*m_runs))
    , m_stuck(new StuckBar)
    , m_pictures(new RunPictures(*m_runs, *m_range))
    , m_replay(new ReplayBar)
    , m_outcome(new TextLabel(TextRole::Note))
    , m_exports(new RunExports(*m_runs, *m_pictures, *this))
    , m_actions(new WindowActions(*this))
    , m_control(new RunControl(environment, *m_runs, this))
    , m_sweeps(new SweepControl(environment, this))
    , m_tuning(new TuningPage)
    , m_pages(new PageSwitch)
    , m_stack(new QStackedWidget)
    , m_sweepExports(new SweepExports(*m_sweeps, *m_tuning, *this)) {
    setWindowTitle(tr("Poolscope"));
    m_range->follow(*m_runs);
    followTheme();
    layOut();
    const RunStage stage{*m_runs,   *m_panel,   *m_headline, *m_pictures,
                         *m_replay, *m_exports, *m_outcome};
    m_presenter = new RunPresenter(*m_control, stage, this);
    new StuckNotice(*m_control, *m_stuck, this);
    new ProcessActions(*m_control, *m_runs, *m_pictures, m_actions->processMenu(), this);
    m_exports->addTo(m_actions->fileMenu());
    m_sweepExports->addTo(m_actions->fileMenu());
    m_actions->addQuit(*this);
    m_actions->addPages(*m_pages);
    m_actions->addRange(*m_range);
    m_themes->addTo(m_actions->viewMenu());
    connectActions();
    connectPages();
    m_actions->replayShortRuns().setChecked(m_memory.replaysShortRuns());
    m_presenter->setReplaysShortRuns(m_memory.replaysShortRuns());
    m_panel->setConfig(m_memory.experiment());
    m_panel->tries().setTexts(m_memory.tries());
    showExperiment(m_memory.showsExperiment());
    openWhereItFits();
}

MainWindow::~MainWindow() {
    m_control->abandon(); // while those that look at its record are still there to be told
}

/// What a window manager puts around the window is known only when it has done so.
void MainWindow::openWhereItFits() {
    if (!m_memory.restoreGeometry(*this))
        resize(FirstSize.boundedTo(screen()->availableSize() - FrameRoom));
}

/// The replay stays in sight below a page that scrolls where the window is low.
QWidget* MainWindow::layOutResults() {
    m_headline->layOver(*m_stuck);
    auto* page = new QWidget;
    auto* pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins({});
    pageColumn->setSpacing(4);
    pageColumn->addWidget(m_headline);
    pageColumn->addWidget(m_pictures, 1);
    auto* replayCard = new Card;
    replayCard->add(m_replay);
    auto* all = new QWidget;
    auto* results = new QVBoxLayout(all);
    results->setContentsMargins(4, 16, 16, 12);
    results->setSpacing(12);
    results->addWidget(new PageArea(page), 1);
    results->addWidget(replayCard);
    return all;
}

QWidget* MainWindow::layOutTuning() {
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(4, 16, 16, 12);
    column->addWidget(new PageArea(m_tuning));
    return all;
}

void MainWindow::layOut() {
    auto* sides = new QHBoxLayout;
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addWidget(m_panel);
    sides->addWidget(m_fold);
    m_stack->addWidget(layOutResults()); // in the order of the pages
    m_stack->addWidget(layOutTuning());
    sides->addWidget(m_stack, 1);
    auto* all = new QWidget;
    all->setLayout(sides);
    setCentralWidget(all);
    m_outcome->setObjectName(u"outcome"_s);
    m_outcome->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(m_outcome, 1);
    statusBar()->addPermanentWidget(m_exports->progress());
    statusBar()->setSizeGripEnabled(false);
    menuBar()->setCornerWidget(m_pages);
}

void MainWindow::connectActions() {
    connect(m_actions, &WindowActions::runRequested, m_panel, &ExperimentPanel::requestStart);
    connect(m_actions, &WindowActions::measureAgainRequested, m_presenter,
            &RunPresenter::measureAgain);
    connect(m_actions, &WindowActions::stopRequested, this, &MainWindow::stop);
    connect(m_actions, &WindowActions::replayRequested, m_replay, &ReplayBar::playOrPause);
    connect(m_actions, &WindowActions::replayStepRequested, m_replay,
            [this](bool forth) { forth ? m_replay->stepForth() : m_replay->stepBack(); });
    connect(&m_actions->replayShortRuns(), &QAction::toggled, this, [this](bool replays) {
        m_presenter->setReplaysShortRuns(replays);
        m_memory.setReplaysShortRuns(replays);
    });
    connect(&m_actions->showExperiment(), &QAction::toggled, this, &MainWindow::showExperiment);
    connect(m_fold, &FoldHandle::clicked, &m_actions->showExperiment(), &QAction::setChecked);
    connect(m_control, &RunControl::refused, this, [this] {
        m_actions->showExperiment().setChecked(true); // it tells why
    });
    connect(m_exports, &RunExports::told, m_outcome, &QLabel::setText);
    connect(&m_pictures->tabs(), &RunTabs::told, m_outcome, &QLabel::setText);
    connect(m_actions, &WindowActions::findRequested, &m_pictures->tabs(), &RunTabs::findResult);
    connect(m_panel, &ExperimentPanel::configChanged, this, &MainWindow::tellWhatIsPossible);
    connect(m_panel, &ExperimentPanel::possibleChanged, this, &MainWindow::tellWhatIsPossible);
    connect(m_control, &RunControl::started, this, &MainWindow::tellWhatIsPossible);
    connect(m_control, &RunControl::ended, this, &MainWindow::tellWhatIsPossible);
    connect(m_runs, &ShownRuns::replaced, this, &MainWindow::tellWhatIsPossible);
}

void MainWindow::connectPages() {
    const TuningStage stage{*m_runs, *m_panel, *m_tuning, *m_outcome};
    auto* presenter = new TuningPresenter(*m_sweeps, *m_control, stage, this);
    connect(presenter, &TuningPresenter::runPageRequested, this,
            [this] { m_pages->setPage(Page::Run); });
    connect(m_pages, &PageSwitch::pageChanged, this, &MainWindow::showPage);
    // Whichever keeps the other out can be stopped there.
    connect(m_panel, &ExperimentPanel::stopRequested, m_sweeps, &SweepControl::stop);
    connect(&m_panel->tries(), &TryGroup::stopRequested, m_control, &RunControl::stop);
    connect(m_sweepExports, &SweepExports::told, m_outcome, &QLabel::setText);
    connect(m_sweeps, &SweepControl::started, this, &MainWindow::tellWhatIsPossible);
    connect(m_sweeps, &SweepControl::started, m_replay, &ReplayBar::pause); // it would disturb
    connect(m_sweeps, &SweepControl::ended, this, &MainWindow::tellWhatIsPossible);
}

void MainWindow::showPage() {
    const bool isRun = m_pages->page() == Page::Run;
    m_stack->setCurrentIndex(static_cast<int>(m_pages->page()));
    m_panel->setPurpose(isRun ? ExperimentPanel::Purpose::Run : ExperimentPanel::Purpose::Sweep);
    m_exports->saveAction().setShortcut(isRun ? QKeySequence::Save : QKeySequence());
    m_sweepExports->saveAction().setShortcut(isRun ? QKeySequence() : QKeySequence::Save);
    if (!isRun)
        m_environment.learnTopology(); // for sweeps alone: starting the window need not wait for it
    tellWhatIsPossible();
}

/// Whatever is under way, wherever that is seen.
void MainWindow::stop() {
    m_control->stop();
    m_sweeps->stop();
}

void MainWindow::tellWhatIsPossible() {
    const bool isBusy = m_control->isBusy() || m_sweeps->isBusy();
    m_actions->setPossible(m_panel->canStart() && !isBusy, isBusy);
    m_pictures->setAtWork(m_control->isBusy());
    const SharedRecord run = m_runs->whole();
    setWindowTitle(run == nullptr ? tr("Poolscope")
                                  : tr("%1, %2 – Poolscope")
                                        .arg(squaresText(run->config.input.size),
                                             processesText(run->config.processes)));
}

void MainWindow::showExperiment(bool shows) {
    m_actions->showExperiment().setChecked(shows);
    m_panel->setVisible(shows);
    m_fold->setChecked(shows);
    const QString action = shows ? tr("Hide the experiment (F9)") : tr("Show the experiment (F9)");
    m_fold->setToolTip(action);
    m_fold->setAccessibleName(action);
    m_memory.setShowsExperiment(shows);
}

/// Colours follow the system's palette, which tells light from dark.
void MainWindow::followTheme() {
    const Theme theme = themeFor(QApplication::palette());
    if (theme == m_theme)
        return;
    m_theme = theme;
    setPalette(paletteFor(theme));
    setStyleSheet(controlStyle(theme));
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange)
        followTheme();
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_exports->mayClose()) {
        event->ignore();
        return;
    }
    m_memory.saveGeometry(*this);
    if (m_panel->config())
        m_memory.setExperiment(*m_panel->config());
    m_memory.setTries(m_panel->tries().texts());
    m_sweeps->stop();
    m_control->abandon();
    QMainWindow::closeEvent(event);
}

} // namespace poolscope
