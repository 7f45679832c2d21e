#include "ui/window/runtabs.h"

#include "ui/charts/barchart.h"
#include "ui/charts/linechart.h"
#include "ui/charts/losseschartdata.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/code/codeview.h"
#include "ui/results/resultsview.h"
#include "ui/shown/shownruns.h"

#include <QEvent>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

RunTabs::RunTabs(const ShownRuns& runs, QWidget* parent)
    : QTabWidget(parent)
    , m_runs(runs)
    , m_speedup(new LineChart)
    , m_time(new BarChart)
    , m_results(new ResultsView)
    , m_code(new CodeView) {
    setObjectName(u"runTabs"_s);
    setAccessibleName(tr("Speedup, time, results and code"));
    setDocumentMode(true);
    tabBar()->setDrawBase(false);
    tabBar()->setExpanding(false);
    tabBar()->setUsesScrollButtons(false); // no narrower than that all can be seen
    m_speedup->setAccessibleName(tr("Speedup by number of processes, of this session's runs"));
    m_time->setAccessibleName(tr("Where the time of each process went"));
    addTab(m_speedup, tr("Speedup"));
    addTab(m_time, tr("Time"));
    addTab(m_results, tr("Results"));
    addTab(m_code, tr("Code"));
    setTabToolTip(0, tr("The speedups of this session’s runs by number of processes, a line for "
                        "each way to cut the chunks. A point is the median of its runs, its bar "
                        "reaches from the least to the greatest; hollow ones were disturbed and "
                        "do not count. The dashed line is the ideal."));
    setTabToolTip(1, tr("Where the time of each process went: useful work and losses"));
    setTabToolTip(2, tr("Every number with its square and the process that computed it"));
    setTabToolTip(3, tr("The same program in Python"));
    connect(this, &QTabWidget::currentChanged, this, &RunTabs::showCurrent);
    connect(m_results, &ResultsView::chunkChosen, this, &RunTabs::chunkChosen);
    connect(m_results, &ResultsView::told, this, &RunTabs::told);
    connect(m_code, &CodeView::told, this, &RunTabs::told);
    connect(&runs, &ShownRuns::replaced, this, &RunTabs::showRun);
    connect(&runs, &ShownRuns::ended, this, &RunTabs::showRun);
    connect(&runs, &ShownRuns::ended, this, &RunTabs::addToHistory);
    connect(&runs, &ShownRuns::summarized, this, [this] {
        m_timeShown = false;
        showCurrent();
    });
    drawSpeedups();
}

void RunTabs::setConfig(const RunConfig& config) {
    m_code->setConfig(config);
}

/// Also told of a run that is shown again, maybe after others.
void RunTabs::addToHistory() {
    std::erase_if(m_added, [](const auto& run) { return run.expired(); });
    const auto isThis = [this](const auto& run) { return run.lock() == m_runs.whole(); };
    if (std::any_of(m_added.begin(), m_added.end(), isThis))
        return;
    m_added.push_back(m_runs.whole());
    m_history.add(*m_runs.whole());
    drawSpeedups();
}

/// What belongs to the run before is let go of.
void RunTabs::showRun() {
    m_timeShown = false;
    m_resultsShown = false;
    m_results->setRecord(nullptr);
    showCurrent();
}

/// The results of millions of chunks take a moment to put in order: only when looked at.
void RunTabs::showCurrent() {
    if (currentWidget() == m_time)
        drawTime();
    if (currentWidget() == m_results && !std::exchange(m_resultsShown, true))
        m_results->setRecord(m_runs.complete());
}

void RunTabs::setChartFont(const QFont& font) {
    if (font == m_speedup->font())
        return;
    m_speedup->setFont(font);
    m_time->setFont(font);
}

QWidget& RunTabs::speedupChart() const {
    return *m_speedup;
}

QString RunTabs::speedupCaption() const {
    return poolscope::speedupCaption(m_history);
}

void RunTabs::findResult() {
    setCurrentWidget(m_results);
    m_results->find();
}

QWidget& RunTabs::timeChart() {
    drawTime();
    return *m_time;
}

void RunTabs::changeEvent(QEvent* event) {
    QTabWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    drawSpeedups();
    m_timeShown = false;
    showCurrent();
}

void RunTabs::drawTime() {
    if (std::exchange(m_timeShown, true))
        return;
    const auto& summary = m_runs.summary();
    m_time->setData(summary == nullptr
                        ? BarChartData{}
                        : lossesChart(*m_runs.whole(), *summary, themeFor(palette())));
}

void RunTabs::drawSpeedups() {
    m_speedup->setData(poolscope::speedupChart(m_history, themeFor(palette())));
}

} // namespace poolscope
