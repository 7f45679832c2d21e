#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/lanecontents.h"
#include "ui/timeline/lanegeometry.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString text(PieceKind kind) {
    switch (kind) {
    case PieceKind::StartUp:
        return u"start"_s;
    case PieceKind::Restart:
        return u"restart"_s;
    case PieceKind::Chunk:
        return u"chunk"_s;
    case PieceKind::Unfinished:
        return u"unfinished"_s;
    case PieceKind::Lost:
        return u"lost"_s;
    case PieceKind::Stopped:
        return u"stopped"_s;
    }
    return {};
}

/// "start 0-10, chunk 10-40; covered 41 42"
QString text(const LanePicture& picture) {
    QStringList pieces;
    for (const LanePiece& piece : picture.pieces) {
        pieces.append(u"%1 %2-%3"_s.arg(text(piece.kind)).arg(piece.left).arg(piece.right));
        if (piece.kind == PieceKind::Unfinished)
            pieces.back().append(u" done %1"_s.arg(piece.done));
    }
    QString all = pieces.join(u", "_s);
    QStringList columns;
    for (std::size_t i = 0; i < picture.covered.size(); ++i) {
        if (picture.covered[i] > 0.0F)
            columns.append(u"%1:%2%"_s.arg(i).arg(qRound(picture.covered[i] * 100.0F)));
    }
    if (!columns.isEmpty())
        all.append(u"; covered "_s + columns.join(u' '));
    return all;
}

/// The picture of process @p number on an axis of a pixel per ns, or @p scale.
QString pictureOf(const RunRecord& run, int number, const TimeScale& scale = {0, 100, 100},
                  double fromX = 0.0, double columnsPerPixel = 1.0) {
    const Moment moment(borrowed(run));
    LaneContents contents(moment);
    contents.reset();
    LanePicture picture;
    layOut(contents.view(static_cast<std::size_t>(number - 1)), scale, fromX, columnsPerPixel,
           picture);
    return text(picture);
}

} // namespace

class LaneGeometryTest : public TestCase {
    Q_OBJECT

private slots:

    void aProcessStartsThenWorks() {
        const RunRecord run = record(u"wall 100\n1: ready 10 chunk 10-40 chunk 45-80"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-40, chunk 45-80"_s);
    }

    void whatIsNotReadyIsStarting() {
        const RunRecord run = record(u"now 30\n1: spawned 5"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-30"_s);
    }

    void theChunkThatItIsAtGrows() {
        const RunRecord run = record(u"now 60\n1: ready 10 chunk 10-40 at 45 done 1 of 4"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-40, unfinished 45-60 done 0.25"_s);
    }

    void aChunkNotStampedBeginsWhereTheLastEnded() {
        const RunRecord run = record(u"now 60\n1: ready 10 chunk 10-40 at ? of 4"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-40, unfinished 40-60 done 0"_s);
    }

    void aDeathLosesAChunk() {
        const RunRecord run = record(u"now 90\n"
                                     "1: ready 10 chunk 10-30 at 35 ended 55 killed lost\n"
                                     "2: replaces 1 spawned 58 ready 70 chunk 71-85"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-30, lost 35-55"_s);
        QCOMPARE(pictureOf(run, 2), u"restart 58-70, chunk 71-85"_s);
        QVERIFY(died(run.processes[0]));
        QVERIFY(!died(run.processes[1]));
    }

    void anEndThatWasAskedForIsNoDeath() {
        const RunRecord run = record(u"wall 100\n1: ready 10 chunk 10-40 ended 95"_s);
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-40"_s);
        QVERIFY(!died(run.processes[0]));
    }

    void whoIsStoppedLosesNothing() {
        RunRecord run = record(u"wall 60 stopped\n1: ready 10 chunk 10-30 at 35 ended 55 lost"_s);
        run.processes[0].end = ProcessEnd::Stopped;
        QCOMPARE(pictureOf(run, 1), u"start 0-10, chunk 10-30, stopped 35-55"_s);
        QVERIFY(!died(run.processes[0]));
    }

    void narrowChunksAreColumns() {
        const RunRecord run = record(u"wall 100\n1: ready 0 chunk 10-12 chunk 12-13 chunk 20-21"
                                     " chunk 30-60"_s);
        QCOMPARE(pictureOf(run, 1),
                 u"chunk 30-60; covered 10:100% 11:100% 12:100% 20:100% 21:100%"_s);
    }

    void columnsShowHowMuchOfThemIsWork() {
        const RunRecord run = record(u"wall 100\n1: ready 0 chunk 0-5 chunk 10-12 chunk 12-14"
                                     " chunk 21-22"_s);
        // Ten times farther away; a mark of its own is two columns wide at least.
        QCOMPARE(pictureOf(run, 1, {0, 1000, 100}), u"; covered 0:50% 1:40% 2:10%"_s);
    }

    void coarseColumnsTakeWiderChunks() {
        const RunRecord run = record(u"wall 100\n1: ready 0 chunk 0-10 chunk 20-40"_s);
        QCOMPARE(pictureOf(run, 1, {0, 100, 100}, 0.0, 0.25),
                 u"chunk 20-40; covered 0:100% 1:100% 2:50%"_s);
    }

    void theSmallestChunkCanBeSeen() {
        const RunRecord run = record(u"wall 1000000\n1: ready 0 chunk 500000-500000"_s);
        QVERIFY(pictureOf(run, 1, {0, 1e6, 100}).startsWith(u"; covered 50:"_s));
    }

    void onlyWhatIsSeenIsLaidOut() {
        const RunRecord run =
            record(u"wall 100\n1: ready 10 chunk 10-30 chunk 30-50 chunk 50-70 chunk 70-90"_s);
        QCOMPARE(pictureOf(run, 1, {40, 60, 100}), u"chunk -50-50, chunk 50-150"_s);
        QCOMPARE(pictureOf(run, 1, {0, 100, 100}, 50.0), u"start 0-10, chunk 50-70, chunk 70-90"_s);
    }

    void manyChunksAddUp() {
        QString text = u"wall 100000\n1: ready 0"_s;
        for (int i = 0; i < 10'000; ++i)
            text += u" chunk %1-%2"_s.arg(10 * i).arg(10 * i + 5);
        const RunRecord run = record(text);
        const Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        LanePicture picture;
        layOut(contents.view(0), {0, 100'000, 100}, 0.0, 1.0, picture);
        QVERIFY(picture.pieces.empty());
        for (const float covered : picture.covered)
            QVERIFY(std::abs(covered - 0.5F) < 0.01F);
    }
};

QTEST_GUILESS_MAIN(LaneGeometryTest)
#include "lanegeometry_test.moc"
