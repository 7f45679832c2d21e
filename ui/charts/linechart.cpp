#include "ui/charts/linechart.h"

#include "ui/charts/chartstyle.h"
#include "ui/style/palette.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr int MostTicks = 9;
constexpr double MarkSize = 9.0;

/// A step of 1, 2, 5, 10, … that gives at most MostTicks ticks over @p span.
double tickStep(double span) {
    const double least = span / MostTicks;
    const double magnitude = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * magnitude >= least)
            return factor * magnitude;
    }
    return 10.0 * magnitude;
}

QValueAxis* makeAxis(double from, double to, const QString& title) {
    auto* axis = new QValueAxis;
    const double step = tickStep(to - from);
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTickInterval(step);
    axis->setRange(from, to);
    const int decimals = step < 1.0 ? static_cast<int>(std::ceil(-std::log10(step))) : 0;
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    axis->setTitleText(title);
    return axis;
}

QXYSeries* makeSeries(const LineSeries& data) {
    if (data.style == LineSeries::Style::Marks) {
        auto* marks = new QScatterSeries;
        marks->setMarkerSize(MarkSize);
        marks->setColor(data.colour);
        marks->setBorderColor(data.colour);
        marks->replace(data.points);
        return marks;
    }
    auto* line = new QLineSeries;
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
    m_view->chart()->legend()->hide();
}

void LineChart::setData(const LineChartData& content) {
    QChart& chart = *m_view->chart();
    chart.removeAllSeries();
    for (QAbstractAxis* axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis;
    }
    if (content.series.isEmpty())
        return; // no axes of nothing
    // A little room beyond the ends, so that marks there are whole.
    const double room = 0.02 * (content.xTo - content.xFrom);
    QValueAxis* x = makeAxis(content.xFrom - room, content.xTo + room, content.xTitle);
    QValueAxis* y = makeAxis(0.0, content.yTo, content.yTitle);
    chart.addAxis(x, Qt::AlignBottom);
    chart.addAxis(y, Qt::AlignLeft);
    for (const LineSeries& line : content.series) {
        QXYSeries* series = makeSeries(line);
        chart.addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    applyTheme(chart, *this);
    x->setGridLineVisible(false);
}

} // namespace poolscope
