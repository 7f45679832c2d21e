#include "ui/window/windowactions.h"

#include "ui/window/aboutbox.h"

#include <QAction>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace poolscope {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow& window)
    : QObject(&window)
    , m_run(new QAction(tr("&Run"), this))
    , m_stop(new QAction(tr("&Stop"), this)) {
    QMenu* file = window.menuBar()->addMenu(tr("&File"));
    QAction* quit = file->addAction(tr("&Quit"), &window, &QWidget::close);
    quit->setObjectName(u"quitAction"_s);
    quit->setShortcut(QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);

    QMenu* run = window.menuBar()->addMenu(tr("&Run"));
    m_run->setObjectName(u"runAction"_s);
    m_run->setShortcuts({QKeySequence(tr("Ctrl+R")), QKeySequence(Qt::Key_F5)});
    m_stop->setObjectName(u"stopAction"_s);
    m_stop->setShortcut(QKeySequence(Qt::Key_Escape));
    connect(m_run, &QAction::triggered, this, &WindowActions::runRequested);
    connect(m_stop, &QAction::triggered, this, &WindowActions::stopRequested);
    run->addActions({m_run, m_stop});
    addHelp(window);
    setPossible(true, false);
}

void WindowActions::setPossible(bool run, bool stop) {
    m_run->setEnabled(run);
    m_stop->setEnabled(stop);
}

void WindowActions::addHelp(QMainWindow& window) {
    QMenu* help = window.menuBar()->addMenu(tr("&Help"));
    QAction* keys = help->addAction(tr("&Keyboard shortcuts"));
    keys->setObjectName(u"shortcutsAction"_s);
    QAction* about = help->addAction(tr("&About Poolscope"));
    about->setObjectName(u"aboutAction"_s);
    about->setMenuRole(QAction::AboutRole);
    connect(keys, &QAction::triggered, &window, [&window] { showShortcuts(&window); });
    connect(about, &QAction::triggered, &window, [&window] { showAbout(&window); });
}

} // namespace poolscope
