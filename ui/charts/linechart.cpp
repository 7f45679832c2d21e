#include "ui/charts/linechart.h"

#include "ui/charts/chartstyle.h"
#include "ui/charts/ticks.h"
#include "ui/style/palette.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <array>

namespace poolscope {

namespace {

constexpr int FewestTicks = 2;
constexpr int MostTicks = 9;
// In lines of text.
constexpr double TickWidth = 2.0;
constexpr double TickHeight = 1.6;
constexpr double TitlesHeight = 4.5; ///< of all that is above and below the axis
constexpr double MarkSize = 9.0;
constexpr double RingSize = 14.0;
constexpr double Near = 12.0;     ///< px, of the mouse to a point
constexpr double EdgeRoom = 0.03; ///< of an axis, so that marks at its ends are whole

/// Of whole numbers from 1 on.
QCategoryAxis* makeCountAxis(double from, double to, int most, const QString& title) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double room = EdgeRoom * (to - from);
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
    axis->setRange(-EdgeRoom * to, to * (1.0 + EdgeRoom));
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(tickDecimals(step)));
    axis->setTitleText(title);
    return axis;
}

QScatterSeries* makeMarks(QColor outline, QColor inside, double size) {
    auto* marks = new QScatterSeries;
    marks->setMarkerSize(size);
    marks->setPen(QPen(outline, 1.5));
    marks->setBrush(inside);
    return marks;
}

QXYSeries* makeSeries(const LineSeries& data) {
    const bool hollow = data.style == LineSeries::Style::HollowMarks;
    if (hollow || data.style == LineSeries::Style::Marks) {
        constexpr std::array Shapes{
            QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle,
            QScatterSeries::MarkerShapeRotatedRectangle, QScatterSeries::MarkerShapeTriangle};
        QScatterSeries* marks =
            makeMarks(data.colour, hollow ? QColor(Qt::transparent) : data.colour, MarkSize);
        marks->setMarkerShape(Shapes.at(static_cast<std::size_t>(data.shape) % Shapes.size()));
        marks->setName(data.name);
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
    setFocusPolicy(Qt::StrongFocus);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->installEventFilter(this);
}

void LineChart::setData(const LineChartData& content) {
    m_content = content;
    m_chosen.reset();
    QStringList texts;
    for (const LineSeries& series : content.series)
        texts.append(series.texts);
    setAccessibleDescription(texts.join(u'\n'));
    draw();
}

QString LineChart::textOf(const PointPlace& place) const {
    return m_content.series[place.series].texts[place.point];
}

QPointF LineChart::positionOf(const PointPlace& place) const {
    QChart& chart = *m_view->chart();
    const QPointF inChart =
        chart.mapToPosition(m_content.series[place.series].points[place.point], m_ring);
    return mapFromGlobal(
        m_view->viewport()->mapToGlobal(m_view->mapFromScene(chart.mapToScene(inChart))));
}

std::optional<PointPlace> LineChart::placeAt(QPointF position) const {
    std::optional<PointPlace> nearest;
    double least = Near;
    for (const PointPlace& place : places()) {
        const double distance = QLineF(position, positionOf(place)).length();
        if (distance > least)
            continue;
        least = distance;
        nearest = place;
    }
    return nearest;
}

/// All that have a text, from left to right.
QList<PointPlace> LineChart::places() const {
    QList<PointPlace> places;
    for (qsizetype series = 0; series < m_content.series.size(); ++series) {
        for (qsizetype point = 0; point < m_content.series[series].texts.size(); ++point)
            places.append({series, point});
    }
    std::stable_sort(places.begin(), places.end(), [this](const auto& a, const auto& b) {
        return m_content.series[a.series].points[a.point].x() <
               m_content.series[b.series].points[b.point].x();
    });
    return places;
}

bool LineChart::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<PointPlace> place = placeAt(mapFromGlobal(help->globalPos())))
        QToolTip::showText(help->globalPos(), textOf(*place), this);
    else
        QToolTip::hideText();
    return true;
}

void LineChart::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const QList<PointPlace> all = places();
    if (step == 0 || all.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype now = m_chosen ? all.indexOf(*m_chosen) : step < 0 ? all.size() : -1;
    choose(all[std::clamp<qsizetype>(now + step, 0, all.size() - 1)]);
}

/// Who comes here with the Tab key sees where they are.
void LineChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    const QList<PointPlace> all = places();
    if (byKey && !all.isEmpty())
        choose(all.first());
}

void LineChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_chosen.reset();
    markChosen();
}

void LineChart::choose(const PointPlace& place) {
    m_chosen = place;
    markChosen();
    QToolTip::showText(mapToGlobal(positionOf(place).toPoint()), textOf(place), this);
}

void LineChart::markChosen() {
    if (m_ring == nullptr)
        return;
    QList<QPointF> points;
    if (m_chosen)
        points.append(m_content.series[m_chosen->series].points[m_chosen->point]);
    m_ring->replace(points);
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
    m_ring = nullptr;
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
    const auto add = [&](QXYSeries* series) {
        chart.addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
        for (QLegendMarker* marker : chart.legend()->markers(series))
            marker->setVisible(!series->name().isEmpty());
    };
    for (const LineSeries& line : content.series)
        add(makeSeries(line));
    m_ring = makeMarks(themeFor(palette()).text, Qt::transparent, RingSize);
    add(m_ring);
    markChosen();
    applyTheme(chart, *this);
    x->setGridLineVisible(false);
}

} // namespace poolscope
