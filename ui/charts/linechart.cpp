#include "ui/charts/linechart.h"

#include "ui/charts/chartstyle.h"
#include "ui/charts/ticks.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace poolscope {

namespace {

constexpr int FewestTicks = 2;
constexpr int MostTicks = 9;
// In lines of text.
constexpr double TickWidth = 2.0;
constexpr double TickHeight = 1.6;
constexpr double TitlesHeight = 4.5; ///< of all that is above and below the axis
constexpr double MarkSize = 9.0;

/// Of whole numbers from 1 on, with a little room beyond the ends, so that marks there are whole.
QCategoryAxis* makeCountAxis(double from, double to, int most, const QString& title) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double room = 0.02 * (to - from);
    axis->setRange(from - room, to + room);
    axis->setStartValue(from - room);
    for (const int count : countTicks(static_cast<int>(to), most))
        axis->append(QString::number(count), count);
    axis->setTitleText(title);
    return axis;
}

QValueAxis* makeAxis(double to, int most, const QString& title) {
    auto* axis = new QValueAxis;
    const double step = tickStep(to, most);
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTickInterval(step);
    axis->setRange(0.0, to);
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(tickDecimals(step)));
    axis->setTitleText(title);
    return axis;
}

QXYSeries* makeSeries(const LineSeries& data) {
    if (data.style == LineSeries::Style::Marks) {
        auto* marks = new QScatterSeries;
        marks->setName(data.name);
        marks->setMarkerSize(MarkSize);
        marks->setColor(data.colour);
        marks->setBorderColor(data.colour);
        marks->replace(data.points);
        return marks;
    }
    auto* line = new QLineSeries;
    line->setName(data.name);
    QPen pen(data.colour, data.style == LineSeries::Style::Dashed ? 1.0 : 2.0);
    if (data.style == LineSeries::Style::Dashed)
        pen.setStyle(Qt::DashLine);
    line->setPen(pen);
    line->replace(data.points);
    return line;
}

} // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent)
    , m_view(makeChartView(this)) {
    QLegend& legend = *m_view->chart()->legend();
    legend.setAlignment(Qt::AlignTop);
    legend.setMarkerShape(QLegend::MarkerShapeFromSeries);
    legend.setContentsMargins(0, 0, 0, 0);
    legend.layout()->setContentsMargins(0, 0, 0, 0);
}

void LineChart::setData(const LineChartData& content) {
    m_content = content;
    draw();
}

void LineChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (tickCounts() != m_ticks)
        draw();
}

LineChart::TickCounts LineChart::tickCounts() const {
    const double line = fontMetrics().height();
    const auto fitting = [](double room, double each) {
        return std::clamp(static_cast<int>(room / each), FewestTicks, MostTicks);
    };
    return {fitting(width(), TickWidth * line),
            fitting(height() - TitlesHeight * line, TickHeight * line)};
}

void LineChart::draw() {
    m_ticks = tickCounts();
    const LineChartData& content = m_content;
    QChart& chart = *m_view->chart();
    chart.removeAllSeries();
    for (QAbstractAxis* axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis;
    }
    if (content.series.isEmpty())
        return; // no axes of nothing
    QCategoryAxis* x = makeCountAxis(content.xFrom, content.xTo, m_ticks.x, content.xTitle);
    QValueAxis* y = makeAxis(content.yTo, m_ticks.y, content.yTitle);
    chart.addAxis(x, Qt::AlignBottom);
    chart.addAxis(y, Qt::AlignLeft);
    for (const LineSeries& line : content.series) {
        QXYSeries* series = makeSeries(line);
        chart.addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
        for (QLegendMarker* marker : chart.legend()->markers(series))
            marker->setVisible(!line.name.isEmpty());
    }
    applyTheme(chart, *this);
    x->setGridLineVisible(false);
}

} // namespace poolscope
