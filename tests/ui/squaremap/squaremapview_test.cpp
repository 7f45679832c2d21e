#include "core/record/replay.h"
#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "tests/ui/squaremap/mappicture.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/style/palette.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A run of @p numbers of which process 1 has computed the first quarter, process 2 the second.
RunRecord halfDone(quint64 numbers) {
    RunRecord run = record(u"now 90 processes 2\n1: ready 5\n2: ready 5"_s);
    run.config.input.size = numbers;
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

private:
    /// The columns, or the rows, that are all ink in the first quarter of their length.
    static QList<int> inkIn(const QImage& image, QColor ink, bool columns) {
        QList<int> found;
        const int lines = columns ? image.width() : image.height();
        const int length = columns ? image.height() : image.width();
        for (int line = 0; line < lines; ++line) {
            bool all = true;
            for (int at = 0; at < length / 4 && all; ++at)
                all = (columns ? image.pixelColor(line, at) : image.pixelColor(at, line)) == ink;
            if (all)
                found.append(line);
        }
        return found;
    }

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
            view.setPalette(paletteOf(dark));
            QCOMPARE(pictureOf(view).pixelColor(399, 399), themeFor(view.palette()).card);
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

    /// Of a chunk that reaches to all four edges, all of the line is there.
    void aHighlightIsWholeAtTheEdges_data() {
        QTest::addColumn<qulonglong>("numbers");
        QTest::addColumn<double>("ratio");
        for (const qulonglong numbers : {16ULL, 100ULL, 20'000ULL, 1'000'000ULL}) {
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%llu at %.1f", numbers, ratio) << numbers << ratio;
        }
    }

    void aHighlightIsWholeAtTheEdges() {
        QFETCH(qulonglong, numbers);
        QFETCH(double, ratio);
        RunRecord run = record(u"now 90 processes 1"_s);
        run.config.input.size = numbers;
        run.config.schedule = {ScheduleKind::Static, 1};
        SquareMapView view;
        view.resize(300, 300);
        view.setRecord(&run);
        view.setHighlightedChunk(0);
        QImage image(view.size() * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        view.render(&image);
        const QColor line = themeFor(view.palette()).text;
        const int width = static_cast<int>(2 * ratio);
        for (int i = 0; i < width; ++i) {
            for (const int along : {0, 10, 100, image.height() / 2}) {
                QCOMPARE(image.pixelColor(i, along), line);
                QCOMPARE(image.pixelColor(along, i), line);
            }
        }
        // On the right and below cells may end before the map does, but not the line.
        const QList<int> right = inkIn(image, line, true);
        const QList<int> bottom = inkIn(image, line, false);
        QVERIFY2(right.size() == 2 * width, qPrintable(QString::number(right.size())));
        QVERIFY2(bottom.size() == 2 * width, qPrintable(QString::number(bottom.size())));
        QCOMPARE(right.last() - right.at(width), width - 1);
        QCOMPARE(bottom.last() - bottom.at(width), width - 1);
    }

    /// Not enlarged from what the screen shows: a PNG has twice as many pixels.
    void picturesAreAsFineAsTheirPaper() {
        const RunRecord run = halfDone(100);
        SquareMapView view;
        view.resize(300, 200);
        view.setRecord(&run);
        pictureOf(view);
        QImage fine(view.size() * 2, QImage::Format_RGB32);
        fine.setDevicePixelRatio(2.0);
        view.render(&fine);
        int differences = 0;
        for (int y = 0; y < fine.height(); ++y) {
            for (int x = 0; x < fine.width(); x += 2)
                differences += fine.pixel(x, y) == fine.pixel(x + 1, y) ? 0 : 1;
        }
        QVERIFY2(differences > 1000, qPrintable(QString::number(differences)));
    }

    /// Also where a scale factor leaves half pixels.
    void allOfTheViewIsPainted() {
        const RunRecord run = halfDone(100);
        SquareMapView view;
        view.resize(101, 77);
        view.setRecord(&run);
        for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
            QImage image(static_cast<int>(std::floor(101 * ratio)),
                         static_cast<int>(std::floor(77 * ratio)), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::magenta);
            view.render(&image);
            QCOMPARE(shareOf(image, Qt::magenta), 0.0);
        }
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

    void wordsFollowTheOutcome() {
        RunRecord run = halfDone(100);
        SquareMapView view;
        view.setRecord(&run);
        run.processes[0].items = 7;
        view.refresh();
        QVERIFY(view.accessibleDescription().startsWith(u"process 1: 25 numbers"_s));
        run.outcome = Outcome::Finished;
        view.refresh();
        QVERIFY(view.accessibleDescription().startsWith(u"process 1: 7 numbers"_s));
        view.setRecord(nullptr);
        QCOMPARE(view.accessibleDescription(), QString());
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
