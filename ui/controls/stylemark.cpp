#include "ui/controls/stylemark.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace poolscope {

void setStyleMark(QWidget& widget, const char* mark, bool isSet) {
    if (widget.property(mark).toBool() == isSet)
        return;
    widget.setProperty(mark, isSet);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace poolscope
