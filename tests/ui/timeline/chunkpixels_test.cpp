#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"
#include "ui/style/dotshapes.h"
#include "ui/timeline/chunkpixels.h"
#include "ui/timeline/piecepainter.h"

using namespace poolscope;

namespace {

constexpr double Width = 200.0; ///< of the axis, px
constexpr double Height = 20.0; ///< of the bar, px
constexpr double Left = 10.0;   ///< of the bar, px

LanePiece chunk(double left, double right) {
    LanePiece piece;
    piece.kind = PieceKind::Chunk;
    piece.left = left;
    piece.right = right;
    return piece;
}

/// Wide and narrow chunks, and some that go on outside of the axis.
LanePicture somePicture(double ratio) {
    LanePicture picture;
    picture.covered.assign(static_cast<std::size_t>(Width * ratio), 0.0F);
    picture.pieces = {chunk(-30, 25), chunk(30.4, 36), chunk(40, 80.3), chunk(82, 88),
                      chunk(150, 260)};
    return picture;
}

QImage emptyImage(double ratio, const Theme& theme) {
    QImage image(QSize(220, 40) * ratio, QImage::Format_RGB32);
    image.fill(theme.card);
    return image;
}

QImage drawn(const LanePicture& picture, int process, double ratio, const Theme& theme,
             bool roomy = true) {
    QImage image = emptyImage(ratio, theme);
    ChunkPixels pixels(theme, ratio);
    pixels.take(picture, process, Width, roomy);
    const QRectF bar(Left * ratio, Left * ratio, Width * ratio, Height * ratio);
    pixels.draw(image, bar.toRect(), static_cast<int>(Left * ratio));
    return image;
}

int difference(QColor a, QColor b) {
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                     std::abs(a.blue() - b.blue())});
}

} // namespace

class ChunkPixelsTest : public TestCase {
    Q_OBJECT

private slots:

    void theyLookAsIfPainted_data() {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("roomy");
        for (const double ratio : {1.0, 2.0, 3.0}) {
            QTest::addRow("light, %g", ratio) << ratio << false << true;
            QTest::addRow("dark, %g", ratio) << ratio << true << true;
        }
        QTest::newRow("no room") << 1.0 << false << false;
    }

    void theyLookAsIfPainted() {
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        QFETCH(bool, roomy);
        const Theme theme = themeFor(paletteOf(dark));
        const LanePicture picture = somePicture(ratio);
        const QImage pixels = drawn(picture, 3, ratio, theme, roomy);
        QImage painted = emptyImage(ratio, theme);
        {
            QPainter painter(&painted);
            painter.scale(ratio, ratio);
            PiecePainter pieces(painter, theme, QFont(), 0);
            pieces.paint(picture, 3, QRectF(Left, Left, Width, Height), roomy);
        }
        int unlike = 0;
        for (int y = 0; y < pixels.height(); ++y) {
            for (int x = 0; x < pixels.width(); ++x) {
                const int off = difference(pixels.pixelColor(x, y), painted.pixelColor(x, y));
                QVERIFY2(off < 80, qPrintable(QString::number(x))); // in corners
                unlike += off > 2 ? 1 : 0;
            }
        }
        QVERIFY(unlike < 150);
        QCOMPARE(pixels.pixelColor((QPointF(60, 20) * ratio).toPoint()), processColour(3));
    }

    void dotsAreThoseOfTheBrush() {
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const Theme theme = themeFor(paletteOf(false));
            LanePicture picture = somePicture(ratio);
            picture.pieces = {chunk(-10, 300)};
            const QImage pixels = drawn(picture, 12, ratio, theme, false);
            QImage brushed = emptyImage(ratio, theme);
            brushed.fill(processColour(12));
            {
                QPainter painter(&brushed);
                painter.scale(ratio, ratio);
                painter.fillRect(QRectF(0, 0, 220, 40), dotBrush(inkOn(processColour(12)), ratio));
            }
            const QRect inside = QRectF(20 * ratio, 12 * ratio, 150 * ratio, 16 * ratio).toRect();
            for (int y = inside.top(); y < inside.bottom(); ++y) {
                for (int x = inside.left(); x < inside.right(); ++x)
                    QVERIFY(difference(pixels.pixelColor(x, y), brushed.pixelColor(x, y)) < 4);
            }
        }
    }

    void onlyTheTargetIsDrawn() {
        const Theme theme = themeFor(paletteOf(false));
        QImage image = emptyImage(1.0, theme);
        ChunkPixels pixels(theme, 1.0);
        pixels.take(somePicture(1.0), 1, Width, true);
        pixels.draw(image, QRect(70, 10, 30, 20), 10);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (!QRect(70, 10, 30, 20).contains(x, y))
                    QCOMPARE(image.pixelColor(x, y), theme.card);
            }
        }
        QCOMPARE(image.pixelColor(75, 20), processColour(1));
    }
};

QTEST_MAIN(ChunkPixelsTest)
#include "chunkpixels_test.moc"
