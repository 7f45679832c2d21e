#include "tests/support/testcase.h"
#include "ui/style/painttarget.h"

#include <QImage>
#include <QPainter>
#include <QPicture>

using namespace poolscope;

class PaintTargetTest : public TestCase {
    Q_OBJECT

private slots:

    void pixelsHaveARatio() {
        QImage image(30, 30, QImage::Format_RGB32);
        image.setDevicePixelRatio(1.5);
        QPainter painter(&image);
        QVERIFY(!writesShapes(painter));
        QCOMPARE(pixelRatio(painter), 1.5);
    }

    void shapesHaveNone() {
        QPicture picture;
        QPainter painter(&picture);
        painter.scale(4.0, 4.0);
        QVERIFY(writesShapes(painter));
        QCOMPARE(pixelRatio(painter), 1.0);
    }

    void placesBetweenPixelsAreMovedOntoOne() {
        QImage image(30, 30, QImage::Format_RGB32);
        image.setDevicePixelRatio(1.5);
        QPainter painter(&image);
        painter.translate(3.0, 5.0); // 4.5 and 7.5 pixels
        alignToPixels(painter);
        QCOMPARE(painter.deviceTransform().dx(), 4.0);
        QCOMPARE(painter.deviceTransform().dy(), 7.0);
        alignToPixels(painter);
        QCOMPARE(painter.deviceTransform().dx(), 4.0);
    }
};

QTEST_MAIN(PaintTargetTest)
#include "painttarget_test.moc"
