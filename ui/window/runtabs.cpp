#include "ui/window/runtabs.h"

#include "ui/charts/barchart.h"
#include "ui/charts/linechart.h"
#include "ui/charts/losseschartdata.h"
#include "ui/code/codeview.h"
#include "ui/results/resultsview.h"

#include <QEvent>
#include <QTabBar>

namespace poolscope {

using namespace Qt::StringLiterals;

RunTabs::RunTabs(QWidget* parent)
    : QTabWidget(parent)
    , m_speedup(new LineChart)
    , m_time(new BarChart)
    , m_results(new ResultsView)
    , m_code(new CodeView) {
    setObjectName(u"runTabs"_s);
    setAccessibleName(tr("Speedup, time, results and code"));
    setDocumentMode(true);
    tabBar()->setDrawBase(false);
    tabBar()->setExpanding(false);
    m_speedup->setAccessibleName(tr("Speedup by number of processes, of this session's runs"));
    m_time->setAccessibleName(tr("Where the time of each process went"));
    addTab(m_speedup, tr("Speedup"));
    addTab(m_time, tr("Time"));
    addTab(m_results, tr("Results"));
    addTab(m_code, tr("Code"));
    setTabToolTip(0, tr("The speedups of this session's runs by number of processes; the dashed "
                        "line is the ideal"));
    setTabToolTip(1, tr("Where the time of each process went: useful work and losses"));
    setTabToolTip(2, tr("Every number with its square and the process that computed it"));
    setTabToolTip(3, tr("The same program in Python"));
    drawCharts();
}

void RunTabs::setConfig(const RunConfig& config) {
    m_code->setConfig(config);
}

void RunTabs::setRecord(const RunRecord* record) {
    m_record = record;
    m_results->setRecord(record);
    if (record != nullptr)
        m_history.add(*record);
    drawCharts();
}

QWidget& RunTabs::speedupChart() const {
    return *m_speedup;
}

QWidget& RunTabs::timeChart() const {
    return *m_time;
}

void RunTabs::changeEvent(QEvent* event) {
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawCharts();
}

void RunTabs::drawCharts() {
    const Theme theme = themeFor(palette());
    m_speedup->setData(poolscope::speedupChart(m_history, theme));
    m_time->setData(m_record == nullptr ? BarChartData{} : lossesChart(*m_record, theme));
}

} // namespace poolscope
