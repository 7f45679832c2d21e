#include "tests/support/testcase.h"
#include "ui/timeline/lanelayout.h"

using namespace poolscope;

namespace {

LaneLayout layout(int lanes, double height, double devicePixelRatio = 1.0) {
    LaneMetrics metrics;
    metrics.devicePixelRatio = devicePixelRatio;
    return layOutLanes(lanes, {1000.0, height}, metrics);
}

} // namespace

class LaneLayoutTest : public TestCase {
    Q_OBJECT

private slots:

    void fewLanesHaveAllTheirText() {
        const LaneLayout four = layout(4, 200.0);
        QVERIFY(four.pidLabels);
        QCOMPARE(four.labelEvery, 1);
        QVERIFY(four.roomy(13.0));
        QVERIFY(four.plot.bottom() < 200.0 - 13.0);
        // They do not grow with the window for ever.
        QCOMPARE(layout(4, 2000.0).pitch, layout(4, 1000.0).pitch);
    }

    void manyLanesLoseTextStepByStep() {
        QVERIFY(!layout(10, 200.0).pidLabels);
        QCOMPARE(layout(10, 200.0).labelEvery, 1);
        QVERIFY(layout(40, 200.0).labelEvery > 1);
        QVERIFY(!layout(40, 200.0).roomy(13.0));
        const LaneLayout many = layout(1024, 200.0);
        QVERIFY(many.labelEvery * many.pitch >= 13.0);
    }

    void lanesNeverOverlap_data() {
        QTest::addColumn<int>("lanes");
        QTest::addColumn<double>("ratio");
        for (const int lanes : {1, 2, 4, 7, 16, 64, 200, 1024}) {
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%d lanes, %g", lanes, ratio) << lanes << ratio;
        }
    }

    void lanesNeverOverlap() {
        QFETCH(int, lanes);
        QFETCH(double, ratio);
        const LaneLayout all = layout(lanes, 200.0, ratio);
        QVERIFY(all.rows >= 1 && all.rows <= lanes);
        for (int row = 1; row < all.rows; ++row)
            QVERIFY(all.row(row - 1).bottom() <= all.row(row).top() + 1e-6);
        QVERIFY(all.row(all.rows - 1).bottom() <= all.plot.bottom() + 1e-6);
        QVERIFY(all.bar * ratio >= 1.0 - 1e-6);
    }

    void everyLaneHasARow() {
        const LaneLayout many = layout(1024, 200.0);
        QVERIFY(many.rows < 1024);
        QCOMPARE(many.firstLaneOf(0), 0);
        QCOMPARE(many.firstLaneOf(many.rows), 1024);
        for (int lane = 0; lane < 1024; ++lane) {
            const int row = many.rowOf(lane);
            QVERIFY(many.firstLaneOf(row) <= lane && lane < many.firstLaneOf(row + 1));
        }
    }

    void aPlaceLeadsToItsLane() {
        for (const int lanes : {1, 4, 64}) {
            const LaneLayout all = layout(lanes, 200.0);
            for (int lane = 0; lane < lanes; ++lane)
                QCOMPARE(all.laneAt(all.barOf(lane).center().y()), std::optional(lane));
            QVERIFY(!all.laneAt(all.plot.top() - 1.0));
            QVERIFY(!all.laneAt(all.plot.bottom() + 1.0));
        }
        QVERIFY(!layout(0, 200.0).laneAt(50.0));
    }

    void aLaneForTheSerialTime_data() {
        QTest::addColumn<int>("lanes");
        QTest::addColumn<double>("height");
        for (const int lanes : {0, 1, 4, 64, 1024}) {
            for (const double height : {60.0, 200.0, 900.0})
                QTest::addRow("%d lanes in %g px", lanes, height) << lanes << height;
        }
    }

    /// It stands above the others with room for a line of marks between, and can be read.
    void aLaneForTheSerialTime() {
        QFETCH(int, lanes);
        QFETCH(double, height);
        LaneMetrics metrics;
        metrics.serialLane = true;
        const LaneLayout all = layOutLanes(lanes, {1000.0, height}, metrics);
        QVERIFY(all.serial.top() >= 0.0);
        QVERIFY(all.serial.bottom() <= all.markTop);
        QVERIFY(all.markTop + metrics.smallLine <= all.plot.top());
        QCOMPARE(all.serial.left(), all.plot.left());
        QCOMPARE(all.serial.width(), all.plot.width());
        QVERIFY(all.plot.bottom() <= height);
        QVERIFY(all.serial.height() >= (height > 100.0 ? 12.0 : 5.0));
        QVERIFY(!all.laneAt(all.serial.center().y()));
        QVERIFY(layout(lanes, height).serial.isEmpty());
    }

    void aSerialLaneIsLikeTheOthers() {
        LaneMetrics metrics;
        metrics.serialLane = true;
        const double height = pleasantHeight(6, metrics);
        const LaneLayout all = layOutLanes(6, {1000.0, height}, metrics);
        QVERIFY(all.pidLabels);
        QVERIFY(qAbs(all.serial.height() - all.bar) <= 1.0);
    }

    void thePleasantHeightIsPleasant() {
        const LaneMetrics metrics;
        const double height = pleasantHeight(6, metrics);
        QVERIFY(layout(6, height).pidLabels);
        QCOMPARE(layout(6, height).pitch, layout(6, 2.0 * height).pitch);
    }
};

QTEST_GUILESS_MAIN(LaneLayoutTest)
#include "lanelayout_test.moc"
