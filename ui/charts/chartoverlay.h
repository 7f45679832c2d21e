#pragma once

#include "ui/charts/chartdata.h"
#include "ui/style/palette.h"

#include <QFont>
#include <QGraphicsItem>

class QAbstractSeries;
class QChart;

namespace poolscope {

/// What Qt Charts does not draw, below its series: the grid at the named values alone, dotted
/// upright lines with their names at the top, and whiskers.
class ChartOverlay final : public QGraphicsItem {
    Q_DISABLE_COPY_MOVE(ChartOverlay)

public:
    /// A part of @p chart, which owns it.
    explicit ChartOverlay(QChart& chart);

    /// Draws what @p content has of that on the axes of @p reference, the grid at @p levels. Null:
    /// nothing.
    void setContent(const LineChartData* content, QAbstractSeries* reference,
                    const QList<double>& levels);
    void setLook(const Theme& theme, const QFont& font);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QPointF place(QPointF value) const;
    void paintGrid(QPainter& painter) const;
    void paintUpright(QPainter& painter, const AxisTick& upright) const;
    void paintWhiskers(QPainter& painter, const LineSeries& series) const;

    QChart& m_chart;
    const LineChartData* m_content = nullptr;
    QAbstractSeries* m_reference = nullptr;
    QList<double> m_levels;
    Theme m_theme;
    QFont m_font;
};

} // namespace poolscope
