#include "ui/controls/sharebar.h"

#include "ui/style/palette.h"

#include <QPainter>

#include <algorithm>

namespace poolscope {

ShareBar::ShareBar(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(24);
    setMaximumWidth(80);
}

void ShareBar::setShare(double share) {
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

QSize ShareBar::sizeHint() const {
    return {80, 6};
}

void ShareBar::paintEvent(QPaintEvent* /*event*/) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = height() / 2.0;
    painter.setBrush(theme.track);
    painter.drawRoundedRect(rect(), radius, radius);
    // Cut, not squeezed: a small share must not look like a dot of full size.
    painter.setClipRect(QRectF(0, 0, m_share * width(), height()));
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace poolscope
