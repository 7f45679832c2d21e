#include "ui/style/painttarget.h"

#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace poolscope {

bool writesShapes(const QPainter& painter) {
    const QPaintEngine::Type type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

double pixelRatio(const QPainter& painter) {
    const double ratio = painter.deviceTransform().m11();
    return writesShapes(painter) || ratio <= 0.0 ? 1.0 : ratio;
}

void alignToPixels(QPainter& painter) {
    const QTransform device = painter.deviceTransform();
    const double ratio = pixelRatio(painter);
    // Up and to the left, so that no gap opens where the view begins.
    painter.translate((std::floor(device.dx()) - device.dx()) / ratio,
                      (std::floor(device.dy()) - device.dy()) / ratio);
}

} // namespace poolscope
