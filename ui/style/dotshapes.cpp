#include "ui/style/dotshapes.h"

#include <QImage>
#include <QPainter>
#include <QPen>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double Pitch = 4.0; ///< px between dots and between lines of them
constexpr int Alpha = 115;
constexpr int PixelAlpha = 90;

} // namespace

void DotShapes::add(const QRectF& area) {
    const int lines = static_cast<int>(std::ceil((area.height() - 1.0) / Pitch - 0.5));
    for (int line = 0; line < lines; ++line) {
        const double y = area.top() + (line + 0.5) * Pitch;
        const double shift = line % 2 * Pitch / 2.0; // every other line is moved by half
        const double left = area.left() + 1.0 + shift;
        if (left + 1.0 < area.right()) {
            m_lines.moveTo(left, y);
            m_lines.lineTo(area.right() - 1.0, y);
        }
    }
}

void DotShapes::paint(QPainter& painter, QColor ink) const {
    if (m_lines.isEmpty())
        return;
    ink.setAlpha(Alpha);
    QPen pen(ink, 1.0, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.0, Pitch - 1.0});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(m_lines);
}

QBrush dotBrush(const QColor& ink, double ratio) {
    const int size = std::max(1, static_cast<int>(std::lround(ratio)));
    QImage tile(4 * size, 4 * size, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    const QColor seen(ink.red(), ink.green(), ink.blue(), PixelAlpha);
    painter.fillRect(3 * size, 0, size, size, seen);
    painter.fillRect(size, 2 * size, size, size, seen);
    QBrush brush;
    brush.setTextureImage(tile);
    brush.setTransform(QTransform::fromScale(1.0 / ratio, 1.0 / ratio));
    return brush;
}

} // namespace poolscope
