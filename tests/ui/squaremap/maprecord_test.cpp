#include "core/plan/chunkplan.h"
#include "tests/support/testcase.h"
#include "tests/ui/squaremap/halfdone.h"
#include "tests/ui/squaremap/mappicture.h"
#include "tests/ui/squaremap/mapstage.h"

#include <QImage>
#include <QSignalSpy>

#include <utility>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QImage picture(const RunRecord& run, std::optional<quint64> highlighted) {
    MapStage stage;
    stage.view.resize(400, 400);
    stage.show(run);
    stage.view.setHighlightedChunk(highlighted);
    return pictureOf(stage.view);
}

/// The chunk that the mouse meets there.
std::optional<quint64> hoveredAt(const RunRecord& run, QPoint place) {
    MapStage stage;
    stage.view.resize(400, 400);
    stage.show(run);
    pictureOf(stage.view);
    QSignalSpy hovered(&stage.view, &SquareMapView::chunkHovered);
    moveMouse(stage.view, place);
    return hovered.isEmpty() ? std::nullopt : hovered.last().at(0).value<std::optional<quint64>>();
}

} // namespace

/// That the map shows what is on the record, and nothing that was merely asked for.
class MapRecordTest : public TestCase {
    Q_OBJECT

private slots:

    /// Whatever the configuration would make of it: by the map's plan, or by what has happened.
    void theMapIsThatOfTheRecord() {
        RunRecord run = halfDone(100);
        const QImage asAsked = picture(run, 0);
        run.config.input.size = 10;
        run.config.schedule = {ScheduleKind::Fixed, 1};
        run.maps[0].plan = std::make_shared<const ChunkPlan>(100, 25);
        QCOMPARE(hoveredAt(run, QPoint(10, 10)), std::optional<quint64>(0));
        QCOMPARE(hoveredAt(run, QPoint(390, 395)), std::optional<quint64>(3));
        const QImage planned = picture(run, 0);
        run.config.schedule = {};
        QCOMPARE(picture(run, 0), planned);
        QVERIFY(planned != asAsked); // chunks are longer
        run.maps[0].plan = nullptr;
        QCOMPARE(hoveredAt(run, QPoint(10, 10)), std::optional<quint64>(0));
        QCOMPARE(hoveredAt(run, QPoint(390, 395)), std::nullopt);
        QVERIFY(picture(run, 0) != picture(run, std::nullopt));
        QCOMPARE(picture(run, 3), picture(run, std::nullopt));
    }

    /// As while the serial time is measured.
    void beforeTheFirstMapThereIsNothing() {
        RunRecord run = halfDone(100);
        removeChunks(run);
        const std::vector<MapRecord> maps = std::exchange(run.maps, {});
        MapStage stage;
        stage.view.resize(400, 400);
        const QImage empty = pictureOf(stage.view);
        stage.show(run);
        QCOMPARE(pictureOf(stage.view), empty);
        run.maps = maps;
        stage.runs.noteGrowth();
        QCOMPARE(pictureOf(stage.view), picture(run, std::nullopt));
        QVERIFY(pictureOf(stage.view) != empty);
    }

    /// What is seen grows with every map.
    void anotherMapMakesItLarger() {
        RunRecord run = halfDone(100);
        MapStage stage;
        stage.view.resize(400, 400);
        stage.show(run);
        pictureOf(stage.view);
        run.maps.push_back({u"cube"_s, 100, 50, 15, std::nullopt, nullptr, {}, 90, std::nullopt});
        stage.runs.noteGrowth();
        QCOMPARE(pictureOf(stage.view), picture(run, std::nullopt));
    }
};

QTEST_MAIN(MapRecordTest)
#include "maprecord_test.moc"
