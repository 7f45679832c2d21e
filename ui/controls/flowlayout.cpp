#include "ui/controls/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace poolscope {

namespace {

constexpr int Gap = 6; ///< px

} // namespace

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.append(item);
}

int FlowLayout::count() const {
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& room) {
    QLayout::setGeometry(room);
    arrange(room, true);
}

int FlowLayout::arrange(const QRect& room, bool moves) const {
    QPoint next = room.topLeft();
    int line = 0; // height
    for (QLayoutItem* item : m_items) {
        if (item->widget() != nullptr && item->widget()->isHidden())
            continue;
        const QSize size = item->sizeHint();
        if (next.x() > room.left() && next.x() + size.width() > room.right() + 1) {
            next = {room.left(), next.y() + line + Gap};
            line = 0;
        }
        if (moves)
            item->setGeometry({next, size});
        next.rx() += size.width() + Gap;
        line = std::max(line, size.height());
    }
    return next.y() + line - room.top();
}

} // namespace poolscope
