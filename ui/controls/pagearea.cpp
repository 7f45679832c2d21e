#include "ui/controls/pagearea.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace poolscope {

namespace {

/// Of the page that is seen at least, in lines of text.
constexpr int LowestSight = 8;

int leastHeight(const QWidget& page, int width) {
    const QLayout* layout = page.layout();
    return layout->hasHeightForWidth() ? layout->minimumHeightForWidth(width)
                                       : layout->totalMinimumSize().height();
}

int wantedHeight(const QWidget& page, int width) {
    const QLayout* layout = page.layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

} // namespace

PageArea::PageArea(QWidget* page, QWidget* parent)
    : QScrollArea(parent) {
    Q_ASSERT(page->layout() != nullptr);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QSize PageArea::sizeHint() const {
    return widget()->sizeHint();
}

QSize PageArea::minimumSizeHint() const {
    const int bar = verticalScrollBar()->sizeHint().width();
    return {widget()->minimumSizeHint().width() + bar, LowestSight * fontMetrics().lineSpacing()};
}

bool PageArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        fit();
    }
    return QScrollArea::eventFilter(watched, event);
}

void PageArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

void PageArea::fit() {
    const QSize room = maximumViewportSize(); // whether a scroll bar is there now or not
    if (leastHeight(*widget(), room.width()) <= room.height()) {
        widget()->resize(room);
        return;
    }
    const int width = room.width() - verticalScrollBar()->sizeHint().width();
    widget()->resize(width,
                     std::max(leastHeight(*widget(), width), wantedHeight(*widget(), width)));
}

} // namespace poolscope
