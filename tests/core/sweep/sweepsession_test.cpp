#include "core/metrics/sweepsummary.h"
#include "core/metrics/sweeptimes.h"
#include "core/sweep/searchcourse.h"
#include "core/sweep/searchgrid.h"
#include "tests/support/playedsweep.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

/// Never knows enough.
std::unique_ptr<SweepCourse> longest(const SweepWishes& wishes) {
    return std::make_unique<EvenCourse>(wishes, [](const SweepRecord&) { return false; });
}

} // namespace

class SweepSessionTest : public TestCase {
    Q_OBJECT

private slots:

    void blocksAfterAWarmUp() {
        PlayedEnvironment played(
            [](const RunConfig& config, int) { return (20 - config.processes) * NsPerMs; });
        SweepSession sweep({}, processes({1, 2, 4}), withoutSerial(6), played.environment,
                           shortest(withoutSerial(6)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        QSignalSpy progressed(&sweep, &SweepSession::progressed);
        sweep.start();
        QVERIFY(sweep.record().outcome == Outcome::Running);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        const SweepRecord& record = sweep.record();
        QVERIFY(record.outcome == Outcome::Finished);
        QCOMPARE(record.blocks, 6);
        QCOMPARE(played.asked.size(), 3 * 7);
        QCOMPARE(progressed.count(), 3 * 7);
        for (const SweepPoint& point : record.points) {
            QCOMPARE(point.warmUps.size(), std::size_t{1});
            QCOMPARE(point.runs.size(), std::size_t{6});
            for (int block = 0; block < 6; ++block)
                QCOMPARE(point.runs[static_cast<std::size_t>(block)].block, block);
            const Nanoseconds wall = (20 - point.setting.processes) * NsPerMs;
            QCOMPARE(countedTimes(point), std::vector<double>(6, static_cast<double>(wall)));
            QVERIFY(point.kept);
            QCOMPARE(point.kept->config.processes, point.setting.processes);
        }
        // Each block has each once.
        for (int block = 0; block < 7; ++block) {
            QList<int> asked = played.asked.mid(3 * block, 3);
            std::sort(asked.begin(), asked.end());
            QCOMPARE(asked, QList<int>({1, 2, 4}));
        }
    }

    void goesOnUntilItKnowsEnough() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        const SweepWishes wishes = withoutSerial(2);
        SweepSession sweep({}, processes({1}), wishes, played.environment,
                           std::make_unique<EvenCourse>(wishes, [](const SweepRecord& record) {
                               return record.blocks == 9;
                           }));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QCOMPARE(sweep.record().blocks, 9);
    }

    void butNoFurtherThanToTheLastBlock_data() {
        QTest::addColumn<int>("repeats");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("blocks");
        QTest::newRow("most") << 3 << 5 << 5;
        QTest::newRow("asked for more") << 8 << 5 << 8;
    }

    void butNoFurtherThanToTheLastBlock() {
        QFETCH(int, repeats);
        QFETCH(int, most);
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        SweepWishes wishes = withoutSerial(repeats);
        wishes.mostBlocks = most;
        SweepSession sweep({}, processes({1}), wishes, played.environment, longest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QTEST(sweep.record().blocks, "blocks");
        QVERIFY(sweep.record().outcome == Outcome::Finished);
    }

    /// A budget that is spent before anything is known still gives every point one run.
    void theBudgetEndsItAfterABlock() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        SweepWishes wishes = withoutSerial(10);
        wishes.budgetNs = 1;
        SweepSession sweep({}, processes({1, 2}), wishes, played.environment, longest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QCOMPARE(sweep.record().blocks, 1);
        QVERIFY(sweep.record().outcome == Outcome::Finished);
        QCOMPARE(sweep.progress(), 1.0);
    }

    void aRunNearTheMedianIsKept() {
        // Warm-up, then 50, 10, 30, 20, 90 ms: the median is 30.
        const QList<int> ms{1, 50, 10, 30, 20, 90};
        PlayedEnvironment played([&ms](const RunConfig&, int run) { return ms[run] * NsPerMs; });
        SweepSession sweep({}, processes({2}), withoutSerial(5), played.environment,
                           shortest(withoutSerial(5)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QCOMPARE(*sweep.record().points[0].kept->wallNs, 30 * NsPerMs);
        QCOMPARE(*sweep.record().points[0].warmUps[0].wallNs, NsPerMs);
    }

    void stoppedItKeepsWhatIsFinished() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        SweepSession sweep({}, processes({1, 2}), withoutSerial(1000), played.environment,
                           longest(withoutSerial(1000)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        connect(&sweep, &SweepSession::progressed, this, [&sweep] {
            if (sweep.record().blocks == 3)
                sweep.stop();
        });
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(sweep.record().outcome == Outcome::Stopped);
        std::size_t runs = 0;
        for (const SweepPoint& point : sweep.record().points)
            runs += point.runs.size();
        QCOMPARE(runs, std::size_t{7});
        QTest::qWait(20);
        QCOMPARE(ended.count(), 1);
    }

    void stoppedBeforeItBegan() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        SweepSession sweep({}, processes({1}), withoutSerial(6), played.environment,
                           longest(withoutSerial(6)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        sweep.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(sweep.record().outcome == Outcome::Stopped);
        QCOMPARE(played.asked.size(), 0);
    }

    /// One point fails in every run: it is marked, and the others are measured.
    void aFailedRunIsNotTheEnd() {
        RunEnvironment environment = calmEnvironment();
        RunConfig config;
        config.recovery.onDeath = OnDeath::Fail;
        config.recovery.faults = {{FaultKind::Kill, 0, 3, true}};
        SweepSession sweep(config, processes({1, 2}), withoutSerial(2), environment,
                           shortest(withoutSerial(2)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(sweep.record().outcome == Outcome::Finished);
        for (const SweepPoint& point : sweep.record().points) {
            QCOMPARE(point.runs.size(), std::size_t{2});
            QVERIFY(point.runs[0].failure && !point.runs[0].counts());
            QVERIFY(!point.kept);
        }
    }

    void theSerialTimeIsMeasuredInEverySecondBlock() {
        RunEnvironment environment = calmEnvironment();
        SweepWishes wishes;
        wishes.repeats = 5;
        SweepSession sweep({}, processes({1, 2}), wishes, environment, shortest(wishes));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        const SweepRecord& record = sweep.record();
        QCOMPARE(record.serial.size(), std::size_t{3});
        for (int at = 0; at < 3; ++at) {
            QCOMPARE(record.serial[static_cast<std::size_t>(at)].block, 2 * at);
            QVERIFY(record.serial[static_cast<std::size_t>(at)].ns > 0);
        }
        for (const SweepPoint& point : record.points) {
            QCOMPARE(countedTimes(point).size(), std::size_t{5});
            QVERIFY(point.kept->resultsChecked.value_or(false));
        }
    }

    /// It has a serial time of its own, and processes of no machine.
    void aSimulatedSweep() {
        RunEnvironment environment = calmEnvironment();
        RunConfig config;
        config.engine = EngineId::Simulated;
        config.work.kind = WorkKind::Cpu;
        config.work.meanNs = NsPerMs;
        config.simulated = {64, 0, 0, 0};
        SweepSession sweep(config, processes({1, 50}), SweepWishes{}, environment,
                           shortest(SweepWishes{}));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QCOMPARE(sweep.record().serial.size(), std::size_t{10}); // one a block
        QVERIFY(sweep.record().conditions == SweepConditions()); // this one does not matter
        QCOMPARE(sweep.record().serial[0].ns, 100 * NsPerMs);
        QCOMPARE(countedTimes(sweep.record().points[0]).front(), 100.0 * NsPerMs);
        QCOMPARE(countedTimes(sweep.record().points[1]).front(), 2.0 * NsPerMs);
    }

    void progressAndTimeLeft() {
        PlayedEnvironment played([](const RunConfig&, int) { return 5 * NsPerMs; });
        SweepSession sweep({}, processes({1, 2}), withoutSerial(20), played.environment,
                           shortest(withoutSerial(20)));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        QCOMPARE(sweep.progress(), 0.0);
        QVERIFY(!sweep.timeLeft());
        double last = 0.0;
        bool hasGrown = true;
        bool knew = false;
        connect(&sweep, &SweepSession::progressed, this, [&] {
            hasGrown = hasGrown && sweep.progress() >= last;
            last = sweep.progress();
            knew = knew || sweep.timeLeft().has_value();
        });
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(hasGrown);
        QVERIFY(knew);
        QCOMPARE(last, 1.0);
        QCOMPARE(*sweep.timeLeft(), Nanoseconds{0});
    }

    /// A search that is stopped in its second race still says what its first has proved.
    void aSearchStoppedLateKeepsWhatItHasProved() {
        // As fast as 1.5 ms for each of the processes, at most 8.
        PlayedEnvironment played([](const RunConfig& config, int run) {
            return 1500 * NsPerUs / std::min(config.processes, 8) + run % 3 * NsPerUs;
        });
        std::vector<SweepSetting> grid;
        for (int count = 1; count <= 40; ++count)
            grid.push_back({count, {}});
        SweepSession sweep({}, coarseGrid(grid, 2), withoutSerial(1), played.environment,
                           std::make_unique<SearchCourse>(grid));
        QSignalSpy ended(&sweep, &SweepSession::ended);
        connect(&sweep, &SweepSession::progressed, this, [&] {
            if (sweep.record().decidesUntil && sweep.record().blocks > *sweep.record().decidesUntil)
                sweep.stop();
        });
        sweep.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        const SweepSummary found = summaryOf(sweep.record());
        QVERIFY(sweep.record().decidesUntil.has_value());
        QVERIFY(found.recommendation.isProved);
        QCOMPARE(sweep.record().points[*found.recommendedPoint()].setting.processes, 8);
    }
};

QTEST_GUILESS_MAIN(SweepSessionTest)
#include "sweepsession_test.moc"
