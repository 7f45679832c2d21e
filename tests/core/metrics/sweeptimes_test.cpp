#include "core/metrics/sweeptimes.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

SweepPoint pointOf(std::initializer_list<Nanoseconds> times) {
    SweepPoint point;
    for (const Nanoseconds time : times)
        point.runs.push_back({static_cast<int>(point.runs.size()), time, {}, 0, 0, {}});
    return point;
}

/// The kept run of @p point took @p wall.
void keep(SweepPoint& point, Nanoseconds wall) {
    const auto record = std::make_shared<RunRecord>();
    record->wallNs = wall;
    point.kept = record;
}

} // namespace

class SweepTimesTest : public TestCase {
    Q_OBJECT

private slots:

    void whatFailedOrWasDisturbedDoesNotCount() {
        SweepPoint point = pointOf({10, 20, 30});
        point.runs[0].setAside = SetAside::Disturbed;
        point.runs[2].wallNs.reset();
        QCOMPARE(countedTimes(point), std::vector<double>{20.0});
    }

    void nearerToTheMedian() {
        SweepPoint point = pointOf({10, 30, 21});
        QVERIFY(isNearerToMedian(point)); // than none
        keep(point, 30);
        QVERIFY(isNearerToMedian(point));
        keep(point, 21);
        QVERIFY(!isNearerToMedian(point));
    }

    void preciseOnceAllIntervalsAreShort() {
        SweepRecord sweep;
        QVERIFY(isPrecise(sweep, 0.03));
        sweep.points = {pointOf({100, 101, 102, 103, 104, 105})};
        QVERIFY(isPrecise(sweep, 0.03)); // 100 … 105 around 102.5: 2.4 %
        QVERIFY(!isPrecise(sweep, 0.02));
        sweep.points.push_back(pointOf({100, 100, 100, 100, 100})); // too few for an interval
        QVERIFY(!isPrecise(sweep, 0.03));
        sweep.points[1].runs.push_back({5, 100, {}, 0, 0, {}});
        QVERIFY(isPrecise(sweep, 0.03));
    }

    /// Nothing more is going to be known of it.
    void whatAlwaysFailsKeepsNobodyWaiting() {
        SweepRecord sweep;
        sweep.points = {pointOf({100, 100, 100, 100, 100, 100}), SweepPoint()};
        QVERIFY(isPrecise(sweep, 0.03));
    }

    void serialTimesInTheirOrder() {
        SweepRecord sweep;
        sweep.serial = {{0, 7}, {2, 6, SetAside::Crowded}, {2, 5}};
        QCOMPARE(serialTimes(sweep), std::vector<double>({7.0, 5.0}));
    }
};

QTEST_GUILESS_MAIN(SweepTimesTest)
#include "sweeptimes_test.moc"
