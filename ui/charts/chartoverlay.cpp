#include "ui/charts/chartoverlay.h"

#include <QChart>
#include <QFontMetricsF>
#include <QPainter>

namespace poolscope {

namespace {

constexpr double BelowSeries = 3.5; ///< Qt Charts has its grid at 2, its axes at 3, its series at 4
constexpr double WhiskerWidth = 1.5; ///< px
constexpr double CapWidth = 9.0;     ///< px, at both ends of a whisker
constexpr double NameGap = 5.0;      ///< px from a line to its name

} // namespace

ChartOverlay::ChartOverlay(QChart& chart)
    : QGraphicsItem(&chart)
    , m_chart(chart) {
    setZValue(BelowSeries);
    QObject::connect(&chart, &QChart::plotAreaChanged, &chart, [this] {
        prepareGeometryChange();
        update();
    });
}

void ChartOverlay::setContent(const LineChartData* content, QAbstractSeries* reference,
                              const QList<double>& levels) {
    m_content = content;
    m_reference = reference;
    m_levels = levels;
    update();
}

void ChartOverlay::setLook(const Theme& theme, const QFont& font) {
    m_theme = theme;
    m_font = font;
    update();
}

QRectF ChartOverlay::boundingRect() const {
    return {QPointF(), m_chart.size()};
}

QPointF ChartOverlay::place(QPointF value) const {
    return m_chart.mapToPosition(value, m_reference);
}

void ChartOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                         QWidget* /*widget*/) {
    if (m_content == nullptr || m_reference == nullptr)
        return;
    paintGrid(*painter);
    for (const AxisTick& upright : m_content->uprights)
        paintUpright(*painter, upright);
    for (const LineSeries& series : m_content->series) {
        if (series.style != LineSeries::Style::Band)
            paintWhiskers(*painter, series);
    }
}

void ChartOverlay::paintGrid(QPainter& painter) const {
    const QRectF plot = m_chart.plotArea();
    painter.setPen(QPen(m_theme.grid, 1.0));
    for (const double level : m_levels) {
        const double y = place({m_content->xFrom, level}).y();
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

/// Its name stands at the right of it, at the left where there is no room.
void ChartOverlay::paintUpright(QPainter& painter, const AxisTick& upright) const {
    const QRectF plot = m_chart.plotArea();
    const double x = place({upright.at, m_content->yFrom}).x();
    painter.setPen(QPen(m_theme.muted, 1.0, Qt::DotLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const QFontMetricsF metrics(m_font);
    const double width = metrics.horizontalAdvance(upright.text);
    const bool fitsRight = x + NameGap + width <= plot.right();
    const double left = fitsRight ? x + NameGap : x - NameGap - width;
    painter.setFont(m_font);
    painter.setPen(m_theme.muted);
    painter.drawText(QPointF(left, plot.top() + metrics.ascent()), upright.text);
}

void ChartOverlay::paintWhiskers(QPainter& painter, const LineSeries& series) const {
    painter.setPen(QPen(series.colour, WhiskerWidth, Qt::SolidLine, Qt::FlatCap));
    for (qsizetype point = 0; point < series.spans.size(); ++point) {
        const std::optional<Interval>& span = series.spans[point];
        if (!span)
            continue;
        const double x = series.points[point].x();
        const QPointF low = place({x, span->low});
        const QPointF high = place({x, span->high});
        painter.drawLine(low, high);
        for (const QPointF& end : {low, high})
            painter.drawLine(end - QPointF(CapWidth / 2, 0), end + QPointF(CapWidth / 2, 0));
    }
}

} // namespace poolscope
