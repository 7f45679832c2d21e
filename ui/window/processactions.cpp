#include "ui/window/processactions.h"

#include "core/run/catalogue.h"
#include "ui/run/runcontrol.h"
#include "ui/shown/shownruns.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runpictures.h"

#include <QMenu>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// More are not looked through in a menu; their lanes can still be clicked.
constexpr int MostListed = 32;

/// Who is on @p lane at @p moment, alive or not; null: nobody yet.
const ProcessRecord* processOn(const Moment& moment, int lane) {
    const ProcessRecord* found = nullptr;
    for (const ProcessRecord& process : moment.processes()) {
        if (process.lane == lane)
            found = &process;
    }
    return found;
}

QString nameOf(const ProcessRecord& process) {
    if (process.pid == 0)
        return ProcessActions::tr("Process %1").arg(process.number);
    return ProcessActions::tr("Process %1, pid %2").arg(process.number).arg(process.pid);
}

/// A line that says something and does nothing.
QAction* addText(QMenu& menu, const QString& text) {
    QAction* line = menu.addAction(text);
    line->setEnabled(false);
    return line;
}

QString meaningOf(ProcessAction action) {
    switch (action) {
    case ProcessAction::Kill:
        return ProcessActions::tr("Ends it at once (SIGKILL), as when memory runs out or somebody "
                                  "kills it.");
    case ProcessAction::Freeze:
        return ProcessActions::tr("Stops it where it is (SIGSTOP): it is still there, but does "
                                  "nothing until it is thawed.");
    default:
        return ProcessActions::tr("Lets it go on where it was stopped (SIGCONT).");
    }
}

} // namespace

ProcessActions::ProcessActions(RunControl& control, const ShownRuns& runs, RunPictures& pictures,
                               QMenu& all, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_runs(runs)
    , m_pictures(pictures)
    , m_all(all) {
    m_all.setObjectName(u"processes"_s);
    fillAll();
    connect(&m_all, &QMenu::aboutToShow, this, &ProcessActions::fillAll);
    connect(&pictures.lanes(), &LaneView::processMenuRequested, this, &ProcessActions::openMenu);
    connect(&runs, &ShownRuns::replaced, this, [this] {
        if (m_open)
            m_open->close();
    });
    connect(&control, &RunControl::ended, this, [this] {
        if (m_open)
            fill(*m_open, m_number);
    });
}

void ProcessActions::openMenu(int lane, QPoint place) {
    const ProcessRecord* process = processOn(m_runs.moment(), lane);
    if (process == nullptr)
        return;
    m_number = process->number;
    m_open = new QMenu(&m_pictures);
    m_open->setObjectName(u"processMenu"_s);
    m_open->setAttribute(Qt::WA_DeleteOnClose);
    fill(*m_open, m_number);
    m_open->popup(place);
}

/// What can be done to process @p number.
void ProcessActions::fill(QMenu& menu, int number) {
    const ProcessRecord& process = m_runs.whole()->processes[static_cast<std::size_t>(number - 1)];
    menu.clear();
    menu.setTitle(nameOf(process));
    menu.setToolTipsVisible(true);
    addText(menu, nameOf(process))->setObjectName(u"processName"_s);
    menu.addSeparator();
    const QString refusal = refusalFor(process);
    const bool frozen = refusal.isEmpty() && isFrozen(process);
    const auto unless = [&refusal](bool refused, const QString& reason) {
        return refusal.isEmpty() && refused ? reason : refusal;
    };
    offer(menu, tr("&Kill"), number, ProcessAction::Kill, refusal);
    offer(menu, tr("&Freeze"), number, ProcessAction::Freeze,
          unless(frozen, tr("It is frozen already.")));
    offer(menu, tr("&Thaw"), number, ProcessAction::Thaw, unless(!frozen, tr("It is not frozen.")));
    if (refusal.isEmpty())
        return;
    menu.addSeparator();
    addText(menu, refusal)->setObjectName(u"refusal"_s);
}

/// @p refusal: why it is not possible; empty: it is.
void ProcessActions::offer(QMenu& menu, const QString& name, int number, ProcessAction what,
                           const QString& refusal) {
    QAction* action = menu.addAction(name);
    action->setEnabled(refusal.isEmpty());
    action->setToolTip(refusal.isEmpty() ? meaningOf(what) : refusal);
    connect(action, &QAction::triggered, this, [this, number, what] {
        if (isUnderWay())
            m_control.session()->act(number, what);
    });
}

void ProcessActions::fillAll() {
    m_all.clear(); // its menus are its children
    for (QMenu* old : m_all.findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    if (!isUnderWay()) {
        addText(m_all, tr("No processes are at work: start a run first."));
        return;
    }
    int living = 0;
    for (const ProcessRecord& process : m_runs.whole()->processes) {
        if (process.endedNs || ++living > MostListed)
            continue;
        QMenu* menu = m_all.addMenu(nameOf(process));
        fill(*menu, process.number);
    }
    if (living > MostListed)
        addText(m_all, tr("%1 more: right-click their lanes.").arg(living - MostListed));
}

/// The record shown is that of processes at work.
bool ProcessActions::isUnderWay() const {
    return m_runs.whole() != nullptr && m_control.phase() == RunSession::Phase::Running &&
           m_runs.whole().get() == &m_control.session()->record();
}

QString ProcessActions::refusalFor(const ProcessRecord& process) const {
    if (!engineInfo(m_runs.whole()->config.engine).abilities.acts)
        return tr("The process is only simulated.");
    if (isUnderWay())
        return process.endedNs ? tr("The process has ended.") : QString();
    return m_runs.moment().isEnd() ? tr("The run has ended, and its processes with it.")
                                   : tr("This is a replay: the process ended long ago.");
}

} // namespace poolscope
