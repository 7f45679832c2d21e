#include "tests/support/testcase.h"
#include "ui/controls/scaleslider.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ScaleSliderTest : public TestCase {
    Q_OBJECT

private slots:

    void clickGoesToThatPlace() {
        ScaleSlider slider(0, 100);
        slider.resize(218, 20);
        const QSignalSpy chosen(&slider, &ScaleSlider::chosen);
        QTest::mouseClick(&slider, Qt::LeftButton, Qt::NoModifier, QPoint(109, 10));
        QCOMPARE(slider.value(), 50);
        QTest::mouseClick(&slider, Qt::LeftButton, Qt::NoModifier, QPoint(217, 10));
        QCOMPARE(slider.value(), 100);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.last().first().toInt(), 100);
    }

    void keysMoveIt() {
        ScaleSlider slider(1, 8);
        const QSignalSpy chosen(&slider, &ScaleSlider::chosen);
        slider.setValue(4);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(slider.value(), 5);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 5);
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(slider.value(), 8);
    }

    void programmedChangesAreNotChoices() {
        ScaleSlider slider(1, 8);
        const QSignalSpy chosen(&slider, &ScaleSlider::chosen);
        slider.setValue(7);
        QCOMPARE(chosen.count(), 0);
    }

    void markTakesRoomBelow() {
        ScaleSlider slider(1, 8);
        const int plain = slider.sizeHint().height();
        slider.setMark(2, u"cores"_s);
        QVERIFY(slider.sizeHint().height() >= plain + slider.fontMetrics().ascent());
    }
};

QTEST_MAIN(ScaleSliderTest)
#include "scaleslider_test.moc"
