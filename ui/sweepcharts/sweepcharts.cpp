#include "ui/sweepcharts/sweepcharts.h"

#include "core/words/amounts.h"
#include "ui/charts/linechart.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/scalingchart.h"
#include "ui/sweepcharts/sweepchartdata.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int ChoiceLetters = 12;

Choice* makeChoice(const QString& name, const QString& meaning) {
    auto* choice = new Choice;
    choice->setObjectName(name);
    choice->setAccessibleName(meaning);
    choice->setToolTip(meaning);
    choice->setMinimumContentsLength(ChoiceLetters);
    choice->hide();
    return choice;
}

/// Shows @p texts, if they are others, and chooses one of them, without telling anybody.
void fill(Choice& choice, const QStringList& texts, qsizetype chosen) {
    const QSignalBlocker blocker(choice);
    QStringList shown;
    for (int i = 0; i < choice.count(); ++i)
        shown.append(choice.itemText(i));
    if (shown != texts) {
        choice.clear();
        choice.addItems(texts);
    }
    choice.setCurrentIndex(static_cast<int>(chosen));
}

} // namespace

SweepCharts::SweepCharts(QWidget* parent)
    : QWidget(parent)
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_bar(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_schedules(makeChoice(u"curveSchedule"_s, tr("How the chunks of the points shown are cut")))
    , m_counts(makeChoice(u"curveProcesses"_s, tr("The processes of the points shown")))
    , m_note(new TextLabel(TextRole::Note)) {
    const std::array<QString, Charts> names{tr("Speedup"), tr("Time"), tr("Efficiency"),
                                            tr("Chunk size")};
    for (std::size_t i = 0; i < Charts; ++i) {
        m_bar->addTab(names.at(i));
        m_charts.at(i) = new LineChart;
        m_stack->addWidget(m_charts.at(i));
        connect(m_charts.at(i), &LineChart::opened, this,
                [this](qsizetype id) { emit pointChosen(static_cast<std::size_t>(id)); });
    }
    m_charts[0]->setAccessibleName(tr("Speedup by number of processes"));
    m_charts[1]->setAccessibleName(tr("Time by number of processes"));
    m_charts[2]->setAccessibleName(tr("Efficiency by number of processes"));
    m_charts[3]->setAccessibleName(tr("Time by chunk size"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(false);
    m_bar->setAccessibleName(tr("Charts of the sweep"));
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(m_note->fontMetrics().height()); // it comes and goes: nothing jumps
    m_top->setContentsMargins(0, 0, 0, 0);
    m_top->addWidget(m_bar);
    m_top->addStretch(1);
    m_top->addWidget(m_schedules);
    m_top->addWidget(m_counts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_top);
    column->addWidget(m_stack, 1);
    column->addWidget(m_note);
    connect(m_bar, &QTabBar::currentChanged, this, &SweepCharts::showCurrent);
    connect(m_schedules, &Choice::currentIndexChanged, this, [this](int index) {
        m_schedule = schedulesOf(m_sweep)[static_cast<std::size_t>(index)];
        showCurrent();
        emit curveChanged();
    });
    connect(m_counts, &Choice::currentIndexChanged, this, [this](int index) {
        m_processes = countsOf(m_sweep)[static_cast<std::size_t>(index)];
        showCurrent();
        emit curveChanged();
    });
    showCurrent();
}

void SweepCharts::setSweep(const SweepRecord& sweep, const SweepSummary& summary) {
    m_sweep = sweep;
    m_summary = summary;
    fillChoices();
    showCurrent();
}

void SweepCharts::setCurrent(SweepChart chart) {
    m_bar->setCurrentIndex(static_cast<int>(chart));
}

SweepChart SweepCharts::current() const {
    return static_cast<SweepChart>(m_bar->currentIndex());
}

LineChart& SweepCharts::chartOf(SweepChart chart) const {
    return *m_charts.at(static_cast<std::size_t>(chart));
}

QWidget& SweepCharts::chart(SweepChart chart) {
    chartOf(chart).resize(chartOf(current()).size());
    draw(chart);
    return chartOf(chart);
}

QString SweepCharts::caption(SweepChart chart) const {
    return sweepChartCaption(chart, m_sweep, m_summary, curve());
}

SweepCurve SweepCharts::curve() const {
    const SweepCurve best = curveOf(m_sweep, m_summary);
    return curveIn(
        m_sweep, {m_schedule.value_or(best.schedule), m_processes.value_or(best.processes)}, best);
}

void SweepCharts::fillChoices() {
    const SweepCurve shown = curve();
    const std::vector<Schedule> schedules = schedulesOf(m_sweep);
    const std::vector<int> counts = countsOf(m_sweep);
    QStringList names;
    for (const Schedule& schedule : schedules)
        names.append(seriesName(schedule));
    fill(*m_schedules, names, std::ranges::find(schedules, shown.schedule) - schedules.begin());
    names.clear();
    for (const int count : counts)
        names.append(processesText(count));
    fill(*m_counts, names, std::ranges::find(counts, shown.processes) - counts.begin());
}

void SweepCharts::showCurrent() {
    const bool byChunk = current() == SweepChart::ChunkSize;
    m_schedules->setVisible(!byChunk && m_schedules->count() > 1);
    m_counts->setVisible(byChunk && m_counts->count() > 1);
    stackOrNot();
    draw(current());
    m_stack->setCurrentWidget(&chartOf(current()));
    m_note->setText(sweepChartNote(current(), m_sweep, m_summary, curve()));
    m_note->setToolTip(current() == SweepChart::Speedup
                           ? fitMeaning(m_sweep, m_summary, curve().schedule)
                           : QString());
}

void SweepCharts::draw(SweepChart chart) {
    chartOf(chart).setData(sweepChart(chart, m_sweep, m_summary, curve(), themeFor(palette())));
}

void SweepCharts::setChartFont(const QFont& font) {
    for (LineChart* chart : m_charts)
        chart->setFont(font);
}

void SweepCharts::stackOrNot() {
    const Choice& shown = current() == SweepChart::ChunkSize ? *m_counts : *m_schedules;
    const int beside = m_bar->sizeHint().width() + m_top->spacing() + shown.sizeHint().width();
    m_top->setDirection(beside > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize SweepCharts::minimumSizeHint() const {
    return {std::max(m_bar->sizeHint().width(), m_stack->minimumSizeHint().width()),
            QWidget::minimumSizeHint().height()};
}

void SweepCharts::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    stackOrNot();
}

void SweepCharts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showCurrent();
}

} // namespace poolscope
