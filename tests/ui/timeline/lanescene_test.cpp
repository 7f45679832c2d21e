#include "tests/support/recordbuilder.h"
#include "tests/support/replay.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"

#include <algorithm>
#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

const QString Death =
    u"now 9000000\n"
    "1: ready 1000000 chunk 1000000-4000000x7 chunk 4000000-8000000x7\n"
    "2: ready 1000000 chunk 2000000-3000000x7 at 3000000 of 7 ended 5000000 killed lost\n"
    "3: replaces 2 spawned 5200000 ready 6000000 at 6500000 of 7 done 3"_s;

} // namespace

class LaneSceneTest : public TestCase {
    Q_OBJECT

private slots:

    void lanesHaveTheColoursOfTheirProcesses() {
        for (const bool dark : {false, true}) {
            const RunRecord run = record(Death);
            LanePhoto picture(dark);
            picture.show(run);
            QCOMPARE(picture.at(1, 0.5), picture.theme().startUp);
            QCOMPARE(picture.at(1, 2.0), processColour(1));
            QCOMPARE(picture.at(2, 2.5), processColour(2));
            QCOMPARE(picture.at(2, 1.5), picture.theme().card);
            QCOMPARE(picture.at(2, 5.6), picture.theme().startUp);
            QCOMPARE(picture.at(1, 8.5), picture.theme().card);
        }
    }

    void unfinishedWorkIsPalerThanFinished() {
        const RunRecord run = record(Death);
        LanePhoto picture;
        picture.show(run);
        const QColor tint = picture.at(2, 7.5);
        QVERIFY(tint != processColour(3));
        QVERIFY(tint.lightness() > processColour(3).lightness());
        QCOMPARE(tint.hslHue() / 10, processColour(3).hslHue() / 10);
    }

    /// The record says that a process has ended before it has all its chunks.
    void chunksMayComeAfterTheEnd() {
        const RunRecord whole =
            record(u"now 9000000\n1: ready 1000000 chunk 1000000-4000000x7 ended 8500000"_s);
        RunRecord run = whole;
        removeChunks(run);
        LanePhoto slowly;
        slowly.show(run);
        addChunk(run, whole.chunks.front());
        slowly.paint();
        LanePhoto atOnce;
        atOnce.show(whole);
        QCOMPARE(slowly.image(), atOnce.image());
    }

    void livePicturesAreThoseOfTheWhole() {
        const RunRecord whole =
            record(u"now 9000000 processes 2\n1: ready 1000000\n2: ready 1500000"_s);
        RunRecord run = whole;
        run.nowNs = 0;
        LanePhoto live;
        live.show(run);
        for (int i = 1; i <= 90; ++i) {
            run.nowNs = i * 100'000;
            if (i > 16) {
                ChunkEvent chunk;
                chunk.startedNs = run.nowNs - 150'000;
                chunk.finishedNs = run.nowNs - 60'000 - i * 300;
                chunk.index = static_cast<quint32>(i);
                chunk.process = static_cast<quint16>(1 + i % 2);
                chunk.count = 1;
                addChunk(run, chunk);
            }
            run.processes[0].current = ChunkInProgress{99, 0, 4, 2, run.nowNs - 20'000};
            live.paint();
        }
        LanePhoto fresh;
        fresh.show(run);
        QCOMPARE(live.image(), fresh.image());
    }

    void aReplayWithDeathsShowsWhatTheRecordShows() {
        const RunRecord whole = record(
            u"wall 12000000\n"
            "1: ready 1000000 chunk 1000000-2000000x7 at 2000000 of 7 ended 4000000 killed lost\n"
            "2: ready 1000000 chunk 1000000-4000000x7 redo 4100000-7000000 ended 11900000\n"
            "3: replaces 1 spawned 4050000 ready 6000000 chunk 6100000-7000000x7 "
            "at 7000000 of 7 ended 8000000 crashed lost\n"
            "4: replaces 3 spawned 8050000 ready 10000000 redo 10000000-11500000 ended 11900000"_s);
        LanePhoto moving;
        moving.show(whole);
        std::vector<Nanoseconds> times;
        for (Nanoseconds now = 0; now <= 12'000'000; now += 150'000)
            times.push_back(now);
        std::mt19937 random(7); // NOLINT: the same every time
        for (const bool inOrder : {true, false}) {
            for (const Nanoseconds now : times) {
                moving.paintAt(now);
                const RunRecord then = replayed(whole, now);
                LanePhoto fresh;
                fresh.show(then);
                QCOMPARE(moving.image(), fresh.image());
            }
            if (inOrder)
                std::shuffle(times.begin(), times.end(), random);
        }
    }

    void atTheBeginningTheLanesAreThere() {
        const RunRecord run =
            record(u"wall 9000000\n1: spawned 500000 ready 1000000 chunk 1000000-4000000"_s);
        LanePhoto picture;
        picture.show(run);
        picture.paintAt(0);
        QVERIFY(!picture.scene.contents().isEmpty());
        QCOMPARE(picture.scene.layout().lanes, 1);
        QCOMPARE(picture.at(1, 2.0), picture.theme().card);
        picture.paintAt(3'000'000);
        QVERIFY(picture.at(1, 2.0) != picture.theme().card);
    }

    void aThousandLanesAreAllSeen() {
        RunRecord run;
        run.config.processes = 1000;
        run.nowNs = 10'000'000;
        for (int i = 1; i <= 1000; ++i) {
            ProcessRecord process;
            process.number = i;
            process.lane = i;
            // The second half is not ready yet.
            if (i <= 500)
                process.readyNs = 0;
            run.processes.push_back(process);
        }
        LanePhoto picture;
        picture.show(run);
        QCOMPARE(picture.at(100, 5.0), picture.theme().card);
        QCOMPARE(picture.at(900, 5.0), picture.theme().startUp);
    }

    /// With such a scale factor views begin between pixels.
    void itIsSharpWhereverItBegins() {
        const RunRecord run = record(Death);
        LanePhoto straight(false, 1.5);
        straight.show(run);
        LanePhoto between(false, 1.5);
        between.show(run, {1.0 / 3.0, 1.0 / 3.0});
        const QRectF bars = straight.scene.layout().plot;
        const QRect pixels = QRectF(bars.topLeft() * 1.5, bars.size() * 1.5).toAlignedRect();
        QCOMPARE(between.image().copy(pixels), straight.image().copy(pixels));
        // No bar is smeared over its edges.
        const QRect bar = QRectF(straight.place(1, 1.5) * 1.5, QSizeF(200, 60)).toAlignedRect();
        for (int y = bar.top(); y < bar.bottom(); ++y) {
            const QColor colour = straight.image().pixelColor(bar.left(), y);
            QVERIFY2(colour == processColour(1) || colour == straight.theme().card ||
                         colour == processColour(2) || colour == straight.theme().grid,
                     qPrintable(colour.name()));
        }
    }

    void aFinerPictureIsDrawnFiner() {
        const RunRecord run = record(Death);
        LanePhoto coarse;
        coarse.show(run);
        LanePhoto fine(false, 2.0);
        fine.show(run);
        QCOMPARE(fine.image().size(), 2 * coarse.image().size());
        QVERIFY(fine.image() != coarse.image().scaled(fine.image().size()));
        QCOMPARE(fine.at(1, 2.0), processColour(1));
    }

    void aPlaceLeadsToItsChunk() {
        const RunRecord run = record(Death);
        LanePhoto picture;
        picture.show(run);
        const auto chunkAt = [&picture](int lane, double ms) -> std::optional<quint64> {
            const std::optional<LaneHit> hit = picture.scene.hit(picture.place(lane, ms));
            return hit ? hit->chunkIndex() : std::nullopt;
        };
        QCOMPARE(chunkAt(1, 2.0), std::optional<quint64>(0));
        QCOMPARE(chunkAt(1, 6.0), std::optional<quint64>(1));
        QCOMPARE(chunkAt(2, 4.0), std::optional<quint64>(3));
        QCOMPARE(chunkAt(2, 7.0), std::optional<quint64>(4));
        QCOMPARE(chunkAt(2, 1.5), std::nullopt);
        QVERIFY(!picture.scene.hit({2.0, 2.0}));
    }
};

QTEST_MAIN(LaneSceneTest)
#include "lanescene_test.moc"
