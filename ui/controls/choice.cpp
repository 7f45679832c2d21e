#include "ui/controls/choice.h"

#include "ui/style/palette.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace poolscope {

namespace {

constexpr int MostSeen = 16; ///< before the list scrolls

} // namespace

Choice::Choice(QWidget* parent)
    : QComboBox(parent) {
    setItemDelegate(new QStyledItemDelegate(this)); // the usual one knows no style sheet
    setMaxVisibleItems(MostSeen);
    // The list is as wide as its texts; the box itself may be narrower.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
}

void Choice::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeFor(palette()).muted);
    const QPointF middle(width() - 13.0, height() / 2.0);
    painter.drawPolygon(
        QPolygonF({middle + QPointF(-4, -2.5), middle + QPointF(4, -2.5), middle + QPointF(0, 3)}));
}

void Choice::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace poolscope
