#include "ui/controls/sidearea.h"

#include <QEvent>

#include <algorithm>

namespace poolscope {

SideArea::SideArea(QWidget* panel, QWidget* parent)
    : QScrollArea(parent) {
    setProperty("panel", true);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFocusPolicy(Qt::NoFocus);
    setWidget(panel);
}

QSize SideArea::sizeHint() const {
    // Room for a setting's name and most hints in one line, whatever the letters' size.
    constexpr int LettersInLine = 44;
    const int letters = LettersInLine * fontMetrics().averageCharWidth();
    const int width = std::max(letters, widget()->minimumSizeHint().width());
    const int height = widget()->hasHeightForWidth() ? widget()->heightForWidth(width)
                                                     : widget()->sizeHint().height();
    return {width, height};
}

QSize SideArea::minimumSizeHint() const {
    return {sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

bool SideArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace poolscope
