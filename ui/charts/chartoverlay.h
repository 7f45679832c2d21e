#pragma once

#include "ui/charts/chartdata.h"

#include <QFont>
#include <QGraphicsItem>

class QAbstractSeries;
class QChart;

namespace poolscope {

/// What Qt Charts has no series for, between its grid and its series: whiskers, and dotted upright
/// lines with their names at the top.
class ChartOverlay final : public QGraphicsItem {
    Q_DISABLE_COPY_MOVE(ChartOverlay)

public:
    /// A part of @p chart, which owns it.
    explicit ChartOverlay(QChart& chart);

    /// Draws what @p content has of that, on the axes of @p reference; @p ink for the lines, their
    /// names in @p font. Null: nothing.
    void setContent(const LineChartData* content, QAbstractSeries* reference);
    void setLook(const QColor& ink, const QFont& font);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QPointF place(QPointF value) const;
    void paintUpright(QPainter& painter, const AxisTick& upright) const;
    void paintWhiskers(QPainter& painter, const LineSeries& series) const;

    QChart& m_chart;
    const LineChartData* m_content = nullptr;
    QAbstractSeries* m_reference = nullptr;
    QColor m_ink;
    QFont m_font;
};

} // namespace poolscope
