#include "tests/support/testcase.h"
#include "ui/style/dotshapes.h"

#include <QImage>
#include <QPainter>
#include <QSet>

using namespace poolscope;

class DotShapesTest : public TestCase {
    Q_OBJECT

private slots:

    void dotsAreAllOverAnAreaAndOnlyThere() {
        QImage image(100, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        DotShapes dots;
        const QRect area(20, 10, 60, 20);
        dots.add(area);
        {
            QPainter painter(&image);
            dots.paint(painter, Qt::black);
        }
        int inside = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const bool dot = image.pixelColor(x, y) != QColor(Qt::white);
                QVERIFY(!dot || area.contains(x, y));
                inside += dot ? 1 : 0;
            }
        }
        // Some, so that they are seen, and not so many that the colour is not.
        QVERIFY(inside > area.width() * area.height() / 40);
        QVERIFY(inside < area.width() * area.height() / 6);
    }

    /// An eighth of all pixels, in whole ones as large as the unit is.
    void pixelDotsAreAsLargeAtEveryScale_data() {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("size");
        QTest::newRow("1") << 1.0 << 1;
        QTest::newRow("1.5") << 1.5 << 2;
        QTest::newRow("2") << 2.0 << 2;
    }

    void pixelDotsAreAsLargeAtEveryScale() {
        QFETCH(double, ratio);
        QFETCH(int, size);
        QImage image(48, 48, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            painter.fillRect(QRectF(0, 0, 48, 48), dotBrush(Qt::black, ratio));
        }
        QSet<QRgb> colours;
        int dots = 0;
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                colours.insert(image.pixel(x, y));
                dots += image.pixelColor(x, y) == QColor(Qt::white) ? 0 : 1;
                const QRgb first = image.pixel(x / size * size, y / size * size);
                QCOMPARE(image.pixel(x, y), first);
            }
        }
        QCOMPARE(colours.size(), 2);
        QCOMPARE(dots, 48 * 48 / 8);
    }

    void nothingHasNoDots() {
        QImage image(10, 10, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QImage before = image.copy();
        QPainter painter(&image);
        DotShapes().paint(painter, Qt::black);
        painter.end();
        QCOMPARE(image, before);
    }
};

QTEST_MAIN(DotShapesTest)
#include "dotshapes_test.moc"
