#include "ui/controls/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace poolscope {

namespace {

constexpr int Gap = 6; ///< px

using Line = QList<QLayoutItem*>;

bool isShown(const QLayoutItem& item) {
    return item.widget() == nullptr || !item.widget()->isHidden();
}

/// Those that are shown, as many on each line as have room.
QList<Line> linesOf(const QList<QLayoutItem*>& items, int room) {
    QList<Line> lines;
    int used = 0; // px of the last line
    for (QLayoutItem* item : items) {
        if (!isShown(*item))
            continue;
        const int width = item->sizeHint().width();
        if (lines.isEmpty() || used + Gap + width > room) {
            lines.append(Line());
            used = -Gap;
        }
        lines.last().append(item);
        used += Gap + width;
    }
    return lines;
}

int heightOf(const Line& line) {
    int height = 0;
    for (const QLayoutItem* item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

/// Each in the middle of the line's height.
void place(const Line& line, QPoint at) {
    const int height = heightOf(line);
    for (QLayoutItem* item : line) {
        const QSize size = item->sizeHint();
        item->setGeometry({at + QPoint(0, (height - size.height()) / 2), size});
        at.rx() += size.width() + Gap;
    }
}

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
    int height = -Gap;
    for (const Line& line : linesOf(m_items, width))
        height += Gap + heightOf(line);
    return std::max(0, height);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& room) {
    QLayout::setGeometry(room);
    QPoint at = room.topLeft();
    for (const Line& line : linesOf(m_items, room.width())) {
        place(line, at);
        at.ry() += heightOf(line) + Gap;
    }
}

} // namespace poolscope
