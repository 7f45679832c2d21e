#include "ui/window/windowactions.h"

#include "ui/shown/visiblerange.h"
#include "ui/window/aboutbox.h"
#include "ui/window/helppage.h"
#include "ui/window/pageswitch.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace poolscope {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow& window)
    : QObject(&window)
    , m_file(window.menuBar()->addMenu(tr("&File")))
    , m_runMenu(window.menuBar()->addMenu(tr("&Run")))
    , m_view(window.menuBar()->addMenu(tr("&View")))
    , m_ofRunPage(new QActionGroup(this))
    , m_run(new QAction(this))
    , m_measureAgain(new QAction(tr("Run and &measure the serial time again"), this))
    , m_stop(new QAction(tr("&Stop"), this))
    , m_replayShortRuns(new QAction(tr("Replay runs &too short to see"), this))
    , m_showExperiment(new QAction(tr("&Experiment"), this)) {
    m_ofRunPage->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    m_run->setObjectName(u"runAction"_s);
    m_run->setShortcuts({QKeySequence(tr("Ctrl+R")), QKeySequence(Qt::Key_F5)});
    m_stop->setObjectName(u"stopAction"_s);
    m_stop->setShortcut(QKeySequence(Qt::Key_Escape));
    connect(m_run, &QAction::triggered, this, &WindowActions::runRequested);
    connect(m_stop, &QAction::triggered, this, &WindowActions::stopRequested);
    m_measureAgain->setObjectName(u"measureAgainAction"_s);
    m_measureAgain->setShortcuts(
        {QKeySequence(tr("Ctrl+Shift+R")), QKeySequence(Qt::SHIFT | Qt::Key_F5)});
    connect(m_measureAgain, &QAction::triggered, this, &WindowActions::measureAgainRequested);
    m_ofRunPage->addAction(m_measureAgain);
    m_runMenu->addActions({m_run, m_measureAgain, m_stop});
    m_process = m_runMenu->addMenu(tr("Pr&ocess"));
    addReplay();
    addView(window);
    addFind();
    addHelp(window);
    adaptTo(Page::Run);
    setPossible(true, false);
}

void WindowActions::adaptTo(Page page) {
    m_run->setText(page == Page::Run ? tr("&Run") : tr("Find th&e best"));
    m_ofRunPage->setEnabled(page == Page::Run);
}

void WindowActions::addQuit(QMainWindow& window) {
    QAction* quit = m_file->addAction(tr("&Quit"), &window, &QWidget::close);
    quit->setObjectName(u"quitAction"_s);
    quit->setShortcut(QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);
}

/// Numbers leave room for the pages to come.
void WindowActions::addPages(PageSwitch& pages) {
    const auto add = [this, &pages](const QString& text, const QString& name, const QString& key,
                                    Page page) {
        QAction* action = m_view->addAction(text);
        action->setObjectName(name);
        action->setShortcut(QKeySequence(key));
        connect(action, &QAction::triggered, &pages, [&pages, page] { pages.setPage(page); });
    };
    add(tr("&Run page"), u"runPageAction"_s, tr("Ctrl+1"), Page::Run);
    add(tr("T&uning page"), u"tuningPageAction"_s, tr("Ctrl+3"), Page::Tuning);
    m_view->addSeparator();
    connect(&pages, &PageSwitch::pageChanged, this, &WindowActions::adaptTo);
}

void WindowActions::addRange(VisibleRange& range) {
    const auto add = [this, &range](const QString& text, const QString& name, auto key, auto go) {
        QAction* action = m_view->addAction(text);
        action->setObjectName(name);
        action->setShortcut(key);
        connect(action, &QAction::triggered, &range, go);
        return action;
    };
    QAction* back = add(tr("Zoom &back"), u"zoomBackAction"_s, QKeySequence(tr("Alt+Left")),
                        &VisibleRange::back);
    QAction* forward = add(tr("Zoom &forward"), u"zoomForwardAction"_s,
                           QKeySequence(tr("Alt+Right")), &VisibleRange::forward);
    QAction* all = add(tr("Show the &whole run"), u"zoomAllAction"_s, QKeySequence(tr("Ctrl+0")),
                       &VisibleRange::showAll);
    for (QAction* action : {back, forward, all})
        m_ofRunPage->addAction(action);
    const auto adapt = [&range, back, forward, all] {
        back->setEnabled(range.canGoBack());
        forward->setEnabled(range.canGoForward());
        all->setEnabled(!range.isAllVisible());
    };
    connect(&range, &VisibleRange::visibleChanged, this, adapt);
    connect(&range, &VisibleRange::traceChanged, this, adapt);
    adapt();
    m_view->addSeparator();
}

void WindowActions::addReplay() {
    m_runMenu->addSeparator();
    QAction* play = m_runMenu->addAction(tr("&Play or pause the replay"));
    play->setObjectName(u"replayAction"_s);
    // Ctrl+Space belongs to input methods, where there are some; letters to Latin keyboards.
    play->setShortcuts({QKeySequence(tr("Ctrl+Space")), QKeySequence(Qt::Key_F6)});
    connect(play, &QAction::triggered, this, &WindowActions::replayRequested);
    QAction* back = m_runMenu->addAction(tr("One step &back"));
    back->setObjectName(u"stepBackAction"_s);
    back->setShortcut(QKeySequence(tr("Ctrl+Left")));
    connect(back, &QAction::triggered, this, [this] { emit replayStepRequested(false); });
    QAction* forth = m_runMenu->addAction(tr("One step &forward"));
    forth->setObjectName(u"stepForthAction"_s);
    forth->setShortcut(QKeySequence(tr("Ctrl+Right")));
    connect(forth, &QAction::triggered, this, [this] { emit replayStepRequested(true); });
    for (QAction* action : {play, back, forth})
        m_ofRunPage->addAction(action);
    m_runMenu->addSeparator();
    m_replayShortRuns->setObjectName(u"replayShortRunsAction"_s);
    m_replayShortRuns->setCheckable(true);
    m_runMenu->addAction(m_replayShortRuns);
}

void WindowActions::addFind() {
    QAction* find = m_view->addAction(tr("F&ind in the results"));
    find->setObjectName(u"findAction"_s);
    find->setShortcut(QKeySequence(tr("Ctrl+F")));
    connect(find, &QAction::triggered, this, &WindowActions::findRequested);
    m_ofRunPage->addAction(find);
}

void WindowActions::addView(QMainWindow& window) {
    m_showExperiment->setObjectName(u"showExperimentAction"_s);
    m_showExperiment->setCheckable(true);
    m_showExperiment->setShortcut(QKeySequence(Qt::Key_F9));
    auto* fullScreen = new QAction(tr("Full &screen"), this);
    fullScreen->setObjectName(u"fullScreenAction"_s);
    fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    connect(fullScreen, &QAction::triggered, &window,
            [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); });
    m_view->addActions({m_showExperiment, fullScreen});
}

void WindowActions::setPossible(bool run, bool stop) {
    m_run->setEnabled(run);
    m_measureAgain->setEnabled(run);
    m_stop->setEnabled(stop);
}

void WindowActions::addHelp(QMainWindow& window) {
    QMenu* help = window.menuBar()->addMenu(tr("&Help"));
    QAction* words = help->addAction(tr("&Words and keys"));
    words->setObjectName(u"helpAction"_s);
    words->setShortcut(QKeySequence(Qt::Key_F1));
    QAction* keys = help->addAction(tr("&Keyboard shortcuts"));
    keys->setObjectName(u"shortcutsAction"_s);
    QAction* about = help->addAction(tr("&About Poolscope"));
    about->setObjectName(u"aboutAction"_s);
    about->setMenuRole(QAction::AboutRole);
    connect(words, &QAction::triggered, &window, [&window] { showHelp(window); });
    connect(keys, &QAction::triggered, &window, [&window] { showShortcuts(&window); });
    connect(about, &QAction::triggered, &window, [&window] { showAbout(&window); });
}

} // namespace poolscope
