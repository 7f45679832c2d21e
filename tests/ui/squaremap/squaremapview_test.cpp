#include "tests/support/testcase.h"
#include "tests/ui/squaremap/halfdone.h"
#include "tests/ui/squaremap/lostrun.h"
#include "tests/ui/squaremap/mappicture.h"
#include "tests/ui/squaremap/mapstage.h"
#include "ui/style/palette.h"

#include <QImage>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

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
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(400, 400);
        stage.show(run);
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
        removeChunks(run);
        MapStage liveStage;
        SquareMapView& live = liveStage.view;
        live.resize(400, 300);
        liveStage.show(run);
        pictureOf(live);
        for (const ChunkEvent& chunk : whole.chunks) {
            addChunk(run, chunk);
            liveStage.runs.noteGrowth();
            pictureOf(live);
        }
        MapStage freshStage;
        SquareMapView& fresh = freshStage.view;
        fresh.resize(400, 300);
        freshStage.show(whole);
        QCOMPARE(pictureOf(live), pictureOf(fresh));
    }

    /// Forth and back, small squares and shares of many.
    void aMovedMomentIsAsOneThatIsFresh() {
        for (const quint64 numbers : {100ULL, 40'000ULL, 4'000'000ULL}) {
            RunRecord run = record(u"wall 4000 processes 3\n1: ready 5\n2: ready 5\n3: ready 5"_s);
            run.config.input.size = numbers;
            planAsAsked(run);
            const quint64 count = numbers / 50;
            for (quint32 i = 0; i < 50; ++i) {
                const Nanoseconds late = i % 7 == 0 ? 140 : i % 3 * 20;
                addChunk(run, {70 * i, 70 * i + 60 + late, count, i, quint32(i * count),
                               quint16(i % 3 + 1), 1, -1});
            }
            MapStage moving;
            moving.view.resize(400, 300);
            moving.show(run);
            pictureOf(moving.view);
            for (const Nanoseconds time : {500, 510, 2000, 900, 0, 3999, 30, 4000, 2500}) {
                moving.runs.goTo(time);
                MapStage fresh;
                fresh.view.resize(400, 300);
                fresh.show(run);
                fresh.runs.goTo(time);
                QCOMPARE(pictureOf(moving.view), pictureOf(fresh.view));
            }
        }
    }

    void squaresOfAChunkAtWorkArePale() {
        RunRecord run = record(u"now 90 size 100\n1: ready 5 at 20 of 100"_s);
        for (const quint64 numbers : {100ULL, 1'000'000ULL}) {
            run.config.input.size = run.processes[0].current->count = numbers;
            planAsAsked(run);
            MapStage stage;
            stage.view.resize(300, 300);
            stage.show(run);
            const QColor pale = pictureOf(stage.view).pixelColor(12, 12);
            QVERIFY(pale != processColour(1));
            QVERIFY(pale != themeFor(stage.view.palette()).card);
            QVERIFY(pale != themeFor(stage.view.palette()).empty);
            QVERIFY(pale.lightness() > processColour(1).lightness());
            stage.runs.goTo(10); // not begun
            QVERIFY(pictureOf(stage.view).pixelColor(12, 12) != pale);
        }
    }

    /// Whatever the moment, the squares stand where they stood.
    void thePlacesOfSquaresDependOnTheWindowOnly() {
        const RunRecord run = lostRun(100);
        MapStage stage;
        stage.view.resize(431, 317);
        stage.show(run);
        QSignalSpy hovered(&stage.view, &SquareMapView::chunkHovered);
        QStringList seen;
        for (const Nanoseconds time : {0, 15, 35, 65, 100}) {
            stage.runs.goTo(time);
            pictureOf(stage.view);
            QStringList chunks;
            for (int x = 2; x < 431; x += 7) {
                moveMouse(stage.view, {x, 150});
                const auto chunk = hovered.isEmpty()
                                       ? std::nullopt
                                       : hovered.takeLast().at(0).value<std::optional<quint64>>();
                chunks.append(chunk ? QString::number(*chunk) : u"-"_s);
            }
            seen.append(chunks.join(u' '));
            moveMouse(stage.view, {-1, -1});
            hovered.clear();
        }
        seen.removeDuplicates();
        QCOMPARE(seen.size(), 1);
    }

    void coloursFollowThePalette() {
        const RunRecord run = halfDone(10);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(400, 400);
        stage.show(run);
        for (const bool dark : {true, false}) {
            view.setPalette(paletteOf(dark));
            QCOMPARE(pictureOf(view).pixelColor(399, 399), themeFor(view.palette()).card);
        }
    }

    void theMouseTellsTheChunk() {
        const RunRecord run = halfDone(100);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(400, 400);
        stage.show(run);
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
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(400, 400);
        stage.show(run);
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
        planAsAsked(run);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(300, 300);
        stage.show(run);
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
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(300, 200);
        stage.show(run);
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
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(101, 77);
        stage.show(run);
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
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(100, 100);
        stage.show(run);
        QCOMPARE(shareOf(pictureOf(view), themeFor(view.palette()).card), 1.0);
        stage.runs.show(nullptr);
        QCOMPARE(shareOf(pictureOf(view), themeFor(view.palette()).card), 1.0);
    }

    void wordsFollowTheOutcome() {
        RunRecord run = halfDone(100);
        MapStage stage;
        SquareMapView& view = stage.view;
        stage.show(run);
        run.processes[0].items = 7;
        stage.runs.noteGrowth();
        QVERIFY(view.accessibleDescription().startsWith(u"process 1: 25 numbers"_s));
        run.outcome = Outcome::Finished;
        stage.runs.noteGrowth();
        QVERIFY(view.accessibleDescription().startsWith(u"process 1: 7 numbers"_s));
        stage.runs.show(nullptr);
        QCOMPARE(view.accessibleDescription(), QString());
    }

    void itIsDescribedInWords() {
        const RunRecord run = halfDone(100);
        MapStage stage;
        SquareMapView& view = stage.view;
        QCOMPARE(view.accessibleName(), u"Who computed which squares"_s);
        stage.show(run);
        QCOMPARE(view.accessibleDescription(), u"process 1: 25 numbers; process 2: 25 numbers"_s);
    }
};

QTEST_MAIN(SquareMapViewTest)
#include "squaremapview_test.moc"
