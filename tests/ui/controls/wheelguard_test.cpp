#include "tests/support/testcase.h"
#include "ui/controls/scaleslider.h"

#include <QWheelEvent>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// True if the slider took the wheel for itself.
bool turn(QWidget& slider) {
    QWheelEvent event(QPointF(5, 5), slider.mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    event.setAccepted(true);
    QCoreApplication::sendEvent(&slider, &event);
    return event.isAccepted();
}

} // namespace

class WheelGuardTest : public TestCase {
    Q_OBJECT

private slots:

    void scrollingOverAFieldChangesNothing() {
        QWidget panel;
        auto* slider = new ScaleSlider(0, 100, &panel);
        QWidget other(&panel);
        other.setFocusPolicy(Qt::StrongFocus);
        slider->setValue(50);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        other.setFocus();
        QVERIFY(!turn(*slider)); // so that the panel scrolls
        QCOMPARE(slider->value(), 50);
        slider->setFocus();
        QVERIFY(turn(*slider));
        QVERIFY(slider->value() > 50);
    }
};

QTEST_MAIN(WheelGuardTest)
#include "wheelguard_test.moc"
