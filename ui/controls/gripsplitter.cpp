#include "ui/controls/gripsplitter.h"

#include "ui/style/palette.h"

#include <QPainter>

namespace poolscope {

namespace {

constexpr int Gap = 12; ///< px between the parts
constexpr double GripLength = 36.0;
constexpr double GripWidth = 4.0;

class Grip final : public QSplitterHandle {
public:
    Grip(Qt::Orientation orientation, QSplitter* splitter)
        : QSplitterHandle(orientation, splitter) {
        setAttribute(Qt::WA_Hover); // it is painted anew under the mouse
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        const Theme theme = themeFor(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(underMouse() ? theme.accent : theme.track);
        QRectF grip(0, 0, GripLength, GripWidth);
        if (orientation() == Qt::Horizontal)
            grip = grip.transposed();
        grip.moveCenter(QRectF(rect()).center());
        painter.drawRoundedRect(grip, GripWidth / 2, GripWidth / 2);
    }
};

} // namespace

GripSplitter::GripSplitter(Qt::Orientation orientation, QWidget* parent)
    : QSplitter(orientation, parent) {
    setHandleWidth(Gap);
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_moved = true; });
}

QSplitterHandle* GripSplitter::createHandle() {
    return new Grip(orientation(), this);
}

} // namespace poolscope
