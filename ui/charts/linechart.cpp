#include "ui/charts/linechart.h"

#include "ui/charts/chartoverlay.h"
#include "ui/charts/chartparts.h"
#include "ui/charts/chartstyle.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QToolTip>

#include <algorithm>

namespace poolscope {

namespace {

constexpr int FewestTicks = 2;
constexpr int MostTicks = 9;
// In lines of text.
constexpr double TickWidth = 2.0;
constexpr double TickHeight = 1.6;
constexpr double TitlesHeight = 4.5;   ///< of all that is above and below the axis
constexpr double UprightsHeight = 1.3; ///< of the names of upright lines, above what is shown
constexpr double LegendSign = 2.6;     ///< with what is around it
// In pixels.
constexpr double MarkRoom = 10.0; ///< at the ends of an axis
constexpr double RingSize = 14.0;
constexpr double Near = 12.0; ///< of the mouse to a point

} // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent)
    , m_view(makeChartView(this))
    , m_overlay(new ChartOverlay(*m_view->chart())) {
    QLegend& legend = *m_view->chart()->legend();
    legend.setAlignment(Qt::AlignTop);
    legend.setMarkerShape(QLegend::MarkerShapeFromSeries);
    legend.setContentsMargins(0, 0, 0, 0);
    legend.layout()->setContentsMargins(0, 0, 0, 0);
    setFocusPolicy(Qt::StrongFocus);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setMouseTracking(true);
}

QChart& LineChart::chart() const {
    return *m_view->chart();
}

void LineChart::setData(const LineChartData& content) {
    if (content == m_content)
        return;
    m_chosen = sameIn(content);
    m_content = content;
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
    const QPointF inChart =
        chart().mapToPosition(m_content.series[place.series].points[place.point], m_ring);
    return mapFromGlobal(
        m_view->viewport()->mapToGlobal(m_view->mapFromScene(chart().mapToScene(inChart))));
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

std::optional<qsizetype> LineChart::idOf(const PointPlace& place) const {
    return m_content.series[place.series].ids.isEmpty()
               ? std::nullopt
               : std::optional(m_content.series[place.series].ids[place.point]);
}

/// Where what is chosen now stands in @p next: of the marks with its id the nearest.
std::optional<PointPlace> LineChart::sameIn(const LineChartData& next) const {
    const std::optional<qsizetype> id = m_chosen ? idOf(*m_chosen) : std::nullopt;
    if (!id)
        return std::nullopt;
    const QPointF before = m_content.series[m_chosen->series].points[m_chosen->point];
    std::optional<PointPlace> nearest;
    double least = 0.0;
    for (qsizetype series = 0; series < next.series.size(); ++series) {
        const LineSeries& one = next.series[series];
        for (qsizetype point = 0; point < one.ids.size(); ++point) {
            const double distance = std::abs(one.points[point].y() - before.y());
            if (one.ids[point] != *id || (nearest && distance >= least))
                continue;
            nearest = PointPlace{series, point};
            least = distance;
        }
    }
    return nearest;
}

bool LineChart::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::ToolTip:
        explain(static_cast<QHelpEvent*>(event)->globalPos());
        return true;
    case QEvent::MouseMove:
        pointAt(mapFromGlobal(static_cast<QMouseEvent*>(event)->globalPosition()));
        break;
    case QEvent::MouseButtonRelease:
        if (const auto* mouse = static_cast<QMouseEvent*>(event);
            mouse->button() == Qt::LeftButton) {
            if (const auto place = placeAt(mapFromGlobal(mouse->globalPosition())))
                open(*place);
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void LineChart::explain(const QPoint& globalPosition) {
    if (const std::optional<PointPlace> place = placeAt(mapFromGlobal(globalPosition)))
        QToolTip::showText(globalPosition, textOf(*place), this);
    else
        QToolTip::hideText();
}

/// A hand over what can be opened.
void LineChart::pointAt(QPointF position) {
    const std::optional<PointPlace> place = placeAt(position);
    if (place && idOf(*place))
        m_view->viewport()->setCursor(Qt::PointingHandCursor);
    else
        m_view->viewport()->unsetCursor();
}

void LineChart::open(const PointPlace& place) {
    if (const std::optional<qsizetype> id = idOf(place))
        emit opened(*id);
}

void LineChart::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_chosen && idOf(*m_chosen)) {
        open(*m_chosen);
        return;
    }
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

void LineChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
}

void LineChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    draw();
}

/// About.
double LineChart::plotHeight() const {
    const double line = fontMetrics().height();
    return std::max(line, height() - TitlesHeight * line);
}

LineChart::Fit LineChart::fitting() const {
    const double line = fontMetrics().height();
    const auto ticks = [](double room, double each) {
        return std::clamp(static_cast<int>(room / each), FewestTicks, MostTicks);
    };
    return {ticks(width(), TickWidth * line), ticks(plotHeight(), TickHeight * line),
            namesIn(width())};
}

/// The legend is one line. Marks that explain themselves are left out where it is too long, those
/// that come last first.
QStringList LineChart::namesIn(double width) const {
    const QFontMetricsF metrics(scaledFont(font(), SmallText));
    double needed = 0.0;
    QStringList names;
    QStringList spare;
    for (const LineSeries& series : m_content.series) {
        if (series.name.isEmpty())
            continue;
        needed += metrics.horizontalAdvance(series.name) + LegendSign * metrics.height();
        names.append(series.name);
        if (!series.texts.isEmpty())
            spare.append(series.name);
    }
    while (needed > width && !spare.isEmpty()) {
        const QString name = spare.takeLast();
        needed -= metrics.horizontalAdvance(name) + LegendSign * metrics.height();
        names.removeAll(name);
    }
    return names;
}

QSize LineChart::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {12 * line, 8 * line};
}

void LineChart::add(QAbstractSeries* series) {
    chart().addSeries(series);
    for (QAbstractAxis* axis : chart().axes())
        series->attachAxis(axis);
    for (QLegendMarker* marker : chart().legend()->markers(series))
        marker->setVisible(m_fit.names.contains(series->name()));
}

void LineChart::draw() {
    m_fit = fitting();
    m_overlay->setContent(nullptr, nullptr, {});
    m_ring = nullptr;
    chart().removeAllSeries();
    for (QAbstractAxis* axis : chart().axes()) {
        chart().removeAxis(axis);
        delete axis;
    }
    if (m_content.series.isEmpty())
        return; // no axes of nothing
    const Theme theme = themeFor(palette());
    const double beside = MarkRoom / std::max<double>(MarkRoom, width());
    const double below = MarkRoom / plotHeight();
    const double names =
        m_content.uprights.isEmpty() ? 0.0 : UprightsHeight * fontMetrics().height();
    const double above = std::max(MarkRoom, names) / plotHeight();
    QCategoryAxis* x = makeNamedAxis(m_content, m_fit.xTicks, {beside, beside});
    QCategoryAxis* y = makeValueAxis(m_content, m_fit.yTicks, {below, above});
    chart().addAxis(x, Qt::AlignBottom);
    chart().addAxis(y, Qt::AlignLeft);
    for (const LineSeries& line : m_content.series)
        add(makeSeries(line, theme));
    m_ring = makeMarks(theme.text, Qt::transparent, RingSize);
    add(m_ring);
    markChosen();
    applyTheme(chart(), *this);
    for (QCategoryAxis* axis : {x, y}) {
        axis->setGridLineVisible(false); // Qt's also marks where an axis ends
        axis->setLineVisible(false);
    }
    drawOverlay(*y);
}

void LineChart::drawOverlay(QCategoryAxis& levels) {
    QList<double> values;
    for (const QString& label : levels.categoriesLabels())
        values.append(levels.endValue(label));
    m_overlay->setLook(themeFor(palette()), scaledFont(font(), SmallText));
    m_overlay->setContent(&m_content, m_ring, values);
}

} // namespace poolscope
