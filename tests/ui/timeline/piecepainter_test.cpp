#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"
#include "ui/timeline/piecepainter.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord stoppedRun() {
    RunRecord run = record(u"wall 8000000 stopped\n"
                           "1: ready 1000000 chunk 1000000-2000000x7 at 2000000 of 7 ended 7900000"
                           " lost\n2: ready 1000000"_s);
    for (ProcessRecord& process : run.processes)
        process.end = ProcessEnd::Stopped;
    return run;
}

/// The colour in the middle of the bar, where a cross has its centre.
QColor middleOf(const LanePhoto& photo, int lane, double fromMs, double untilMs) {
    const QRectF bar = photo.scene.layout().barOf(lane - 1);
    const int x = photo.place(lane, (fromMs + untilMs) / 2.0).x();
    return photo.image().pixelColor(x, static_cast<int>(bar.center().y()));
}

} // namespace

class PiecePainterTest : public TestCase {
    Q_OBJECT

private slots:

    void whatWasStoppedIsOutlinedButNotCrossed() {
        for (const bool dark : {false, true}) {
            RunRecord run = stoppedRun();
            run.lostAttempts.front().count = 0; // or its numbers would stand in the middle
            LanePhoto photo(dark);
            photo.show(run);
            QCOMPARE(photo.count(1, 0.0, 8.0, photo.theme().bad), 0);
            QCOMPARE(middleOf(photo, 1, 2.0, 7.9), photo.at(1, 4.0));
            // Along the top and the bottom runs a grey line.
            QVERIFY(photo.count(1, 2.1, 7.8, photo.theme().muted) > 500);
            QVERIFY(photo.at(1, 4.0) != processColour(1));
        }
    }

    void whatWasLostIsCrossed() {
        RunRecord run = stoppedRun();
        run.processes[0].end = ProcessEnd::Killed;
        LanePhoto photo;
        photo.show(run);
        QVERIFY(photo.count(1, 2.1, 7.5, photo.theme().bad) > 200);
        QVERIFY(middleOf(photo, 1, 2.0, 7.9) != photo.at(1, 3.0));
    }

    void cornersAreRoundOnlyWhereAChunkEnds() {
        const RunRecord run = record(u"wall 8000000\n1: ready 1000000 chunk 1000000-5000000"_s);
        LanePhoto photo;
        photo.show(run);
        const auto cornerAt = [&photo](double ms) {
            const QRectF bar = photo.scene.layout().barOf(0);
            const double x = bar.left() + photo.scene.scale().xOf(ms * 1e6);
            return photo.image().pixelColor(static_cast<int>(x), static_cast<int>(bar.top()));
        };
        QVERIFY(cornerAt(1.0) != processColour(1));
        photo.visible = {2'000'000, 4'000'000};
        photo.paint();
        QCOMPARE(cornerAt(2.0), processColour(1));
        QCOMPARE(cornerAt(3.99), processColour(1));
    }

    void startTextIsReadable() {
        for (const bool dark : {false, true}) {
            const Theme theme = themeFor(paletteOf(dark));
            QVERIFY(contrast(quietInk(theme), theme.startUp) >= 4.5);
        }
    }

    void thinLanesTellAllKindsApart() {
        const Theme theme = themeFor(paletteOf(false));
        QSet<QRgb> colours;
        for (const PieceKind kind : {PieceKind::StartUp, PieceKind::Chunk, PieceKind::Unfinished,
                                     PieceKind::Lost, PieceKind::Stopped}) {
            LanePiece piece;
            piece.kind = kind;
            piece.done = 0.5;
            colours.insert(plainColour(piece, processColour(1), theme).rgb());
        }
        QCOMPARE(colours.size(), 5);
    }
};

QTEST_MAIN(PiecePainterTest)
#include "piecepainter_test.moc"
