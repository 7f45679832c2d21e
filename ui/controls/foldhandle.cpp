#include "ui/controls/foldhandle.h"

#include "ui/style/palette.h"

#include <QPainter>
#include <QPolygonF>

namespace poolscope {

namespace {

// px
constexpr int Width = 14;
constexpr QSizeF Chevron(4.0, 9.0);

} // namespace

FoldHandle::FoldHandle(QWidget* parent)
    : QAbstractButton(parent) {
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover); // it is painted anew under the mouse
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize FoldHandle::sizeHint() const {
    return {Width, 3 * Width};
}

void FoldHandle::paintEvent(QPaintEvent* /*event*/) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), theme.startUp);
    if (hasFocus())
        painter.fillRect(QRect(0, 0, 2, height()), theme.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() || hasFocus() ? theme.text : theme.muted, 1.6, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    const double towards = (isChecked() ? -0.5 : 0.5) * Chevron.width();
    const QPointF middle = QRectF(rect()).center();
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-towards, -Chevron.height() / 2), middle + QPointF(towards, 0),
                   middle + QPointF(-towards, Chevron.height() / 2)}));
}

} // namespace poolscope
