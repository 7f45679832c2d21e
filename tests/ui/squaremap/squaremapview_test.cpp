#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/style/palette.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QImage pictureOf(QWidget& view) {
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    return image;
}

/// Which share of the picture has that colour.
double shareOf(const QImage& image, QColor colour) {
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return pixels / (double(image.width()) * image.height());
}

/// A run of @p numbers of which process 1 has computed the first quarter, process 2 the second.
RunRecord halfDone(quint64 numbers) {
    RunRecord run = record(u"now 90 processes 2\n1: ready 5\n2: ready 5"_s);
    run.config.size = numbers;
    for (quint32 i = 0; i < 2; ++i) {
        ChunkEvent chunk;
        chunk.index = i;
        chunk.process = static_cast<quint16>(i + 1);
        chunk.count = numbers / 4;
        chunk.position = static_cast<quint32>(i * chunk.count);
        run.chunks.push_back(chunk);
        run.processes[i].items = chunk.count;
    }
    return run;
}

/// Without a window on a screen there is no cursor to move.
void moveMouse(QWidget& view, QPoint place) {
    QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &move);
}

} // namespace

class SquareMapViewTest : public TestCase {
    Q_OBJECT

private slots:

    void aQuarterOfTheWorkIsAQuarterOfTheMap_data() {
        QTest::addColumn<qulonglong>("numbers");
        for (const qulonglong numbers : {1000ULL, 40'000ULL, 1'000'000ULL, 100'000'000ULL})
            QTest::addRow("%llu", numbers) << numbers;
    }

    void aQuarterOfTheWorkIsAQuarterOfTheMap() {
        QFETCH(qulonglong, numbers);
        const RunRecord run = halfDone(numbers);
        SquareMapView view;
        view.resize(400, 400);
        view.setRecord(&run);
        const QImage image = pictureOf(view);
        for (const int process : {1, 2}) {
            const double share = shareOf(image, processColour(process));
            QVERIFY2(share > 0.18 && share <= 0.26, qPrintable(QString::number(share)));
        }
        // The first number is at the top left, what is not computed at the bottom.
        QCOMPARE(image.pixelColor(2, 2), processColour(1));
        QVERIFY(image.pixelColor(2, 390) != processColour(1));
        QVERIFY(view.lastPaintNs() > 0);
    }

    void livePicturesAreThoseOfTheWhole() {
        const RunRecord whole = halfDone(2000);
        RunRecord run = whole;
        run.chunks.clear();
        SquareMapView live;
        live.resize(400, 300);
        live.setRecord(&run);
        pictureOf(live);
        for (const ChunkEvent& chunk : whole.chunks) {
            run.chunks.push_back(chunk);
            live.refresh();
            pictureOf(live);
        }
        SquareMapView fresh;
        fresh.resize(400, 300);
        fresh.setRecord(&whole);
        QCOMPARE(pictureOf(live), pictureOf(fresh));
    }

    void aRecordThatBeginsAgainIsTakenAnew() {
        RunRecord run = halfDone(1000);
        SquareMapView view;
        view.resize(400, 400);
        view.setRecord(&run);
        run.chunks.clear();
        view.refresh();
        QCOMPARE(shareOf(pictureOf(view), processColour(1)), 0.0);
    }

    void coloursFollowThePalette() {
        const RunRecord run = halfDone(10);
        SquareMapView view;
        view.resize(400, 400);
        view.setRecord(&run);
        for (const bool dark : {true, false}) {
            QPalette palette;
            palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
            palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
            view.setPalette(palette);
            QCOMPARE(pictureOf(view).pixelColor(399, 399), themeFor(palette).card);
        }
    }

    void theMouseTellsTheChunk() {
        const RunRecord run = halfDone(100);
        SquareMapView view;
        view.resize(400, 400);
        view.setRecord(&run);
        pictureOf(view);
        QSignalSpy hovered(&view, &SquareMapView::chunkHovered);
        moveMouse(view, QPoint(10, 10));
        QCOMPARE(hovered.takeFirst().at(0).value<std::optional<quint64>>(),
                 std::optional<quint64>(0));
        moveMouse(view, QPoint(390, 395));
        QCOMPARE(hovered.count(), 1);
    }

    void aHighlightIsSeen() {
        const RunRecord run = halfDone(100);
        SquareMapView view;
        view.resize(400, 400);
        view.setRecord(&run);
        const QImage before = pictureOf(view);
        view.setHighlightedChunk(2);
        QVERIFY(pictureOf(view) != before);
        view.setHighlightedChunk(std::nullopt);
        QCOMPARE(pictureOf(view), before);
    }

    void anEmptyRunIsAnEmptyMap() {
        const RunRecord run = record(u"wall 90 size 0 processes 2"_s);
        SquareMapView view;
        view.resize(100, 100);
        view.setRecord(&run);
        QCOMPARE(shareOf(pictureOf(view), themeFor(view.palette()).card), 1.0);
        view.setRecord(nullptr);
        QCOMPARE(shareOf(pictureOf(view), themeFor(view.palette()).card), 1.0);
    }

    void itIsDescribedInWords() {
        const RunRecord run = halfDone(100);
        SquareMapView view;
        QCOMPARE(view.accessibleName(), u"Who computed which squares"_s);
        view.setRecord(&run);
        QCOMPARE(view.accessibleDescription(), u"process 1: 25 numbers; process 2: 25 numbers"_s);
    }
};

QTEST_MAIN(SquareMapViewTest)
#include "squaremapview_test.moc"
