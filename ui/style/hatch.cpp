#include "ui/style/hatch.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace poolscope {

namespace {

constexpr double HatchPitch = 7.0; ///< px from line to line
constexpr double HatchWidth = 1.2; ///< px

} // namespace

void hatch(QPainter& painter, const QRectF& area, const QColor& colour) {
    std::vector<QLineF> lines;
    // Where they cross the bottom, at the same places however far the area has grown.
    const double first = std::floor((area.left() - area.height()) / HatchPitch) * HatchPitch;
    const int strokes = static_cast<int>(std::ceil((area.right() - first) / HatchPitch));
    for (int stroke = 0; stroke < strokes; ++stroke) {
        const double foot = first + stroke * HatchPitch;
        const double from = std::max(foot, area.left());
        const double until = std::min(foot + area.height(), area.right());
        if (until > from)
            lines.emplace_back(from, area.bottom() - (from - foot), until,
                               area.bottom() - (until - foot));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, HatchWidth, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    painter.restore();
}

} // namespace poolscope
