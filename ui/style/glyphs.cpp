#include "ui/style/glyphs.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace poolscope {

namespace {

/// In a square from 0 to 1.
QPainterPath shape(Glyph glyph) {
    QPainterPath path;
    switch (glyph) {
    case Glyph::Play:
        path.moveTo(0.28, 0.18);
        path.lineTo(0.84, 0.5);
        path.lineTo(0.28, 0.82);
        path.closeSubpath();
        break;
    case Glyph::Pause:
        path.addRect(0.24, 0.2, 0.18, 0.6);
        path.addRect(0.58, 0.2, 0.18, 0.6);
        break;
    case Glyph::Stop:
        path.addRect(0.24, 0.24, 0.52, 0.52);
        break;
    }
    return path;
}

} // namespace

QIcon glyphIcon(Glyph glyph, const QColor& ink, int size) {
    QIcon icon;
    for (const int scale : {1, 2, 4}) {
        QPixmap pixmap(size * scale, size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size * scale, size * scale);
        painter.fillPath(shape(glyph), ink);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace poolscope
