#include "ui/timeline/lanechoice.h"

#include "ui/style/palette.h"
#include "ui/timeline/lanelayout.h"

#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double LineWidth = 1.5;   ///< px
constexpr double Margin = 6.0;      ///< px beside the bars
constexpr double Radius = 4.0;      ///< px
constexpr double LeastHeight = 4.0; ///< px; lanes may be thinner than that

} // namespace

std::optional<int> LaneChoice::among(int lanes) const {
    if (!m_lane || lanes == 0)
        return std::nullopt;
    return std::min(*m_lane, lanes - 1);
}

void LaneChoice::move(int by, int lanes) {
    if (lanes == 0)
        return;
    const std::optional<int> before = among(lanes);
    m_lane = before ? std::clamp(*before + by, 0, lanes - 1) : (by > 0 ? 0 : lanes - 1);
}

void LaneChoice::paint(QPainter& painter, const LaneLayout& layout, const Theme& theme) const {
    const std::optional<int> lane = among(layout.lanes);
    if (!lane)
        return;
    const double height = std::max(LeastHeight, layout.pitch - 1.0);
    const double middle = layout.barOf(*lane).center().y();
    const QRectF around(layout.plot.left() - Margin, middle - height / 2.0,
                        layout.plot.width() + 2.0 * Margin, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, LineWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(around, Radius, Radius);
    painter.restore();
}

} // namespace poolscope
