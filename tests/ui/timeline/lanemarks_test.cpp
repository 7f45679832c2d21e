#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"
#include "ui/style/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <vector>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two deaths on the first lane, and who took the place.
const QString TwoDeaths =
    u"wall 12000000\n"
    "1: ready 1000000 chunk 1000000-2000000x7 at 2000000 of 7 done 3 ended 4000000 killed lost\n"
    "2: ready 1000000 chunk 1000000-4000000x7 redo 4100000-7000000 ended 11900000\n"
    "3: replaces 1 spawned 4050000 ready 6000000 chunk 6100000-7000000x7 "
    "at 7000000 of 7 ended 8000000 crashed lost\n"
    "4: replaces 3 spawned 8050000 ready 10000000 redo 10000000-11500000 ended 11900000"_s;

/// How many pixels the mark of a death colours.
int markedAround(const LanePhoto& photo, int lane, double fromMs, double untilMs) {
    return photo.count(lane, fromMs, untilMs, photo.theme().bad);
}

/// Those between two times in which something has that colour.
std::vector<int> columnsOf(const LanePhoto& photo, double fromMs, double untilMs, QColor colour) {
    const QRectF bar = photo.scene.layout().barOf(0);
    std::vector<int> columns;
    for (int x = photo.place(1, fromMs).x(); x < photo.place(1, untilMs).x(); ++x) {
        for (int y = static_cast<int>(bar.top()); y < static_cast<int>(bar.bottom()); ++y) {
            if (photo.image().pixelColor(x, y) != colour)
                continue;
            columns.push_back(x);
            break;
        }
    }
    return columns;
}

} // namespace

class LaneMarksTest : public TestCase {
    Q_OBJECT

private slots:

    void eachDeathAndEachReplacementIsMarked() {
        const RunRecord run = record(TwoDeaths);
        for (const bool dark : {false, true}) {
            LanePhoto photo(dark);
            photo.show(run);
            // Their lines stand at the deaths, their numbers in the start-up areas.
            QCOMPARE(photo.at(1, 4.0), photo.theme().bad);
            QCOMPARE(photo.at(1, 8.0), photo.theme().bad);
            QVERIFY(photo.count(1, 4.1, 5.9, processColour(3)) > 20);
            QVERIFY(photo.count(1, 8.1, 9.9, processColour(4)) > 20);
            QCOMPARE(photo.at(1, 5.5), photo.theme().startUp);
            QCOMPARE(photo.at(1, 9.5), photo.theme().startUp);
            // Nobody died on the second lane, and nobody was replaced.
            QCOMPARE(photo.count(2, 0.0, 12.0, photo.theme().bad), 0);
            QCOMPARE(photo.at(2, 5.0), processColour(2));
        }
    }

    void aFreezeIsHatchedAndGrows() {
        RunRecord run = record(u"now 6000000\n1: ready 1000000 at 1000000 frozen 2000000-4000000\n"
                               "2: ready 1000000 at 1000000 frozen 2000000-"_s);
        for (const bool dark : {false, true}) {
            LanePhoto photo(dark);
            photo.show(run);
            const auto changed = [&photo](int lane, double fromMs, double untilMs) {
                const QColor bare = photo.at(lane, 1.5);
                const QRectF bar = photo.scene.layout().barOf(lane - 1);
                const double pixels =
                    (photo.place(lane, untilMs).x() - photo.place(lane, fromMs).x()) * bar.height();
                return 1.0 - photo.count(lane, fromMs, untilMs, bare) / pixels;
            };
            QVERIFY(changed(1, 2.1, 3.9) > 0.9);
            QVERIFY(changed(1, 4.1, 5.9) < 0.5);
            QVERIFY(changed(2, 2.1, 5.9) > 0.9);
        }
    }

    /// Its numbers stand where it was not frozen.
    void aFrozenChunkShowsItsNumbers() {
        const RunRecord run = record(u"wall 12000000\n1: ready 1000000 chunk 1000000-11000000x70 "
                                     "frozen 3500000-11000000"_s);
        LanePhoto photo;
        photo.show(run);
        const std::vector<int> ink = columnsOf(photo, 1.1, 3.4, inkOn(processColour(1)));
        QVERIFY(!ink.empty());
        const QFontMetricsF metrics(scaledFont(QFont(), SmallText, true));
        QVERIFY(ink.back() - ink.front() >= metrics.horizontalAdvance(u"0–69"_s) - 4.0);
    }

    void aLongFreezeSaysHowLong() {
        const RunRecord run = record(u"now 11000000\n"
                                     "1: ready 1000000 at 1000000 frozen 2000000-10000000\n"
                                     "2: ready 1000000 at 1000000 frozen 2000000-2500000"_s);
        LanePhoto photo;
        photo.show(run);
        // The patch under the words: no hatching, no chunk.
        const int patch = photo.count(1, 2.0, 10.0, photo.theme().card);
        QVERIFY(patch > 100);
        QCOMPARE(photo.count(2, 2.0, 2.5, photo.theme().card), 0);
    }

    void aDeathAtTheEndIsSeenWhole() {
        const QString text = u"wall 8000000 failed\n1: ready 1000000 ended %1 killed"_s;
        const RunRecord middle = record(text.arg(4'000'000));
        const RunRecord end = record(text.arg(8'000'000));
        LanePhoto seen;
        seen.show(middle);
        const int whole = markedAround(seen, 1, 3.5, 4.5);
        QVERIFY(whole > 60);
        LanePhoto atEnd;
        atEnd.visible = {0, 8'000'000}; // the end of the axis is the end of the run
        atEnd.show(end);
        QVERIFY(markedAround(atEnd, 1, 7.5, 8.0) >= whole * 9 / 10);
        QCOMPARE(atEnd.at(1, 8.0 - 0.01), atEnd.theme().bad);
    }

    void noDeathIsMarkedOutsideOfWhatIsSeen() {
        const RunRecord run = record(TwoDeaths);
        LanePhoto photo;
        photo.show(run);
        photo.visible = {4'500'000, 6'500'000};
        photo.paint();
        for (int y = 0; y < photo.image().height(); ++y) {
            for (int x = 0; x < photo.image().width(); ++x)
                QVERIFY(photo.image().pixelColor(x, y) != photo.theme().bad);
        }
    }

    /// In the place of the process id, or as the colour of the name where there is none.
    void whoStandsStillIsMarkedBesideTheLane() {
        const QString text = u"now 9000000\n1: ready 1000000 at 1000000 done 1 of 7%1\n"
                             "2: ready 1000000 at 1000000 done 1 of 7"_s;
        const RunRecord well = record(text.arg(QString()));
        const RunRecord still = record(text.arg(u" still 2000000"_s));
        const auto redBeside = [](LanePhoto& photo, int lane) {
            const QRectF bar = photo.scene.layout().barOf(lane - 1);
            int red = 0;
            for (int y = static_cast<int>(bar.top()); y < static_cast<int>(bar.bottom()); ++y) {
                for (int x = 0; x < static_cast<int>(bar.left()); ++x)
                    red += photo.image().pixelColor(x, y) == photo.theme().bad ? 1 : 0;
            }
            return red;
        };
        for (const bool dark : {false, true}) {
            LanePhoto photo(dark);
            photo.show(well);
            QCOMPARE(redBeside(photo, 1), 0);
            photo.show(still);
            QVERIFY(redBeside(photo, 1) > 20);
            QCOMPARE(redBeside(photo, 2), 0);
        }
    }

    /// Where a start takes hardly any time, as real ones do.
    void theFirstChunkShowsItsNumbersBesideTheTag() {
        const RunRecord run = record(u"wall 12000000\n1: ready 1000000 ended 4000000 killed\n"
                                     "2: replaces 1 spawned 4050000 ready 4100000 "
                                     "chunk 4100000-5200000x70"_s);
        LanePhoto photo;
        photo.show(run);
        const std::vector<int> ink = columnsOf(photo, 4.2, 5.15, inkOn(processColour(2)));
        const auto numbers = std::adjacent_find(ink.begin(), ink.end(), [](int one, int next) {
            return next - one > 5; // further than letters stand from each other
        });
        QVERIFY(numbers != ink.end());
        const QFontMetricsF metrics(scaledFont(QFont(), SmallText, true));
        QVERIFY(ink.back() - *(numbers + 1) >= metrics.horizontalAdvance(u"0–69"_s) - 4.0);
    }

    void aNumberWithoutRoomIsLeftOut() {
        // The second one dies as soon as it is there.
        const RunRecord run = record(u"wall 10000000\n1: ready 1000000 ended 4000000 killed\n"
                                     "2: replaces 1 spawned 4050000 ended 4150000 killed\n"
                                     "3: replaces 2 spawned 4200000 ready 9000000"_s);
        LanePhoto photo;
        photo.show(run);
        QCOMPARE(photo.count(1, 3.0, 10.0, processColour(2)), 0);
        QVERIFY(photo.count(1, 3.0, 10.0, processColour(3)) > 20);
    }
};

QTEST_MAIN(LaneMarksTest)
#include "lanemarks_test.moc"
