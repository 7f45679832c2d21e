#pragma once

#include <QBrush>
#include <QColor>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace poolscope {

/// The dots of processes whose colour is that of an earlier one, as shapes: lines of dashes, since
/// not everything that reads SVG knows patterns.
class DotShapes {
public:
    /// Dots all over @p area.
    void add(const QRectF& area);
    void paint(QPainter& painter, QColor ink) const;

private:
    QPainterPath m_lines;
};

/// The same in whole device pixels, about one pixel large, where one unit of the painter is @p
/// ratio of them. Qt's own patterns keep to single device pixels, too small to be told apart at 2.
[[nodiscard]] QBrush dotBrush(const QColor& ink, double ratio);

} // namespace poolscope
