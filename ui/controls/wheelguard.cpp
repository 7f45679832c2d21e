#include "ui/controls/wheelguard.h"

#include <QEvent>
#include <QWidget>

namespace poolscope {

namespace {

class WheelGuard final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore(); // so that what it stands in scrolls
        return true;
    }
};

} // namespace

void guardFromWheel(QWidget& field) {
    field.installEventFilter(new WheelGuard(&field));
}

} // namespace poolscope
