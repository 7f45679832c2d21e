#include "ui/controls/intosight.h"

#include <QScrollArea>

namespace poolscope {

namespace {

void scrollTo(QWidget& widget) {
    if (!widget.isVisible())
        return;
    for (QWidget* around = widget.parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around))
            area->ensureWidgetVisible(&widget, 0, 0);
    }
}

} // namespace

void bringIntoSight(QWidget& widget) {
    QMetaObject::invokeMethod(
        &widget, [&widget] { scrollTo(widget); }, Qt::QueuedConnection);
}

} // namespace poolscope
