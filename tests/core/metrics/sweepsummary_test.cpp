#include "core/metrics/sweepsummary.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two processes are clearly the best of three; the serial time is that of one.
SweepBuilder clearSweep() {
    SweepBuilder builder;
    builder.serial({100, 100.2, 100.1, 100.3, 99.9, 100});
    builder.add(1, {101, 102, 101.5, 101.2, 101.9, 101.1, 101.3, 101.8, 101.4, 101.6});
    builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
    builder.add(3, {53, 53.3, 52.9, 53.1, 53.4, 53.2, 52.8, 53.5, 53.1, 53});
    return builder;
}

} // namespace

class SweepSummaryTest : public TestCase {
    Q_OBJECT

private slots:

    void mediansAndSpeedups() {
        const SweepSummary summary = summaryOf(clearSweep().sweep);
        QCOMPARE(summary.points.size(), std::size_t{3});
        const PointSummary& two = summary.points[1];
        QCOMPARE(two.medianNs->value, 52.1e6);
        QCOMPARE(*two.medianNs->interval, (Interval{51.9e6, 52.4e6}));
        QCOMPARE(summary.serialNs->value, 100.05e6);
        QCOMPARE(two.speedup->value, 100.05 / 52.1);
        QVERIFY(two.speedup->interval->low < two.speedup->value);
        QVERIFY(two.speedup->interval->high > two.speedup->value);
        QCOMPARE(two.efficiency->value, 100.05 / 52.1 / 2);
        const double s = 100.05 / 52.1;
        QCOMPARE(two.karpFlatt->value, (1 / s - 0.5) / 0.5);
        QVERIFY(!summary.points[0].karpFlatt); // one process has no serial fraction
        QVERIFY(two.outliers.empty());
    }

    void theFewestThatAreAsGood() {
        const SweepSummary summary = summaryOf(clearSweep().sweep);
        QVERIFY(summary.hasSerial);
        QVERIFY(summary.recommendation.isProved);
        QCOMPARE(*summary.recommendedPoint(), std::size_t{1});
        QVERIFY(!summary.recommendsSerial());
    }

    void noPoolIfThatIsAsGood() {
        SweepBuilder builder;
        builder.serial({50, 50.1, 50.2, 50, 49.9, 50.1});
        builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
        const SweepSummary summary = summaryOf(builder.sweep);
        QVERIFY(summary.recommendsSerial());
        QVERIFY(!summary.recommendedPoint());
    }

    void withoutASerialTimeThePointsRemain() {
        SweepBuilder builder = clearSweep();
        builder.sweep.serial.clear();
        const SweepSummary summary = summaryOf(builder.sweep);
        QVERIFY(!summary.serialNs && !summary.points[1].speedup);
        QCOMPARE(*summary.recommendedPoint(), std::size_t{1});
    }

    /// More processes get a larger share of cores that others use.
    void onABusyMachineNoMoreProcessesThanCores() {
        SweepBuilder builder = clearSweep();
        builder.add(8, {40, 40.3, 39.9, 40.1, 40.4, 40.2, 39.8, 40.5, 40.1, 40});
        QCOMPARE(*summaryOf(builder.sweep).recommendedPoint(), std::size_t{3});
        for (SweptRun& run : builder.sweep.points[1].runs) {
            run.usefulNs = 80 * NsPerMs;
            run.offCoreNs = 20 * NsPerMs;
        }
        const SweepSummary busy = summaryOf(builder.sweep);
        QCOMPARE(*busy.busyShare, 0.2);
        QVERIFY(busy.isBusy());
        QCOMPARE(*busy.recommendedPoint(), std::size_t{1});
    }

    /// Of which nothing but the time is known: what others used meanwhile says it.
    void anotherProgramBesideOthersTakesNoMoreProcessesThanCores() {
        SweepBuilder builder;
        builder.sweep.command = {u"xz"_s, u"-T{p}"_s};
        builder.add(1, {101, 102, 101.5, 101.2, 101.9, 101.1, 101.3, 101.8, 101.4, 101.6});
        builder.add(2, {72, 72.3, 71.9, 72.1, 72.4, 72.2, 71.8, 72.5, 72.1, 72});
        builder.add(4, {53, 53.3, 52.9, 53.1, 53.4, 53.2, 52.8, 53.5, 53.1, 53});
        SweepConditions& conditions = builder.sweep.conditions;
        conditions.cores = 2;
        for (int block = -1; block < 10; ++block) {
            BlockConditions& one = conditions.blocks.emplace_back();
            one.block = block;
            one.wallNs = 200 * NsPerMs;
            one.othersNs = block < 0 ? 200 * NsPerMs : 10 * NsPerMs;
        }
        conditions.blocks[3].othersNs = 200 * NsPerMs;
        conditions.blocks[3].isSetAside = true;
        QVERIFY(!summaryOf(builder.sweep).isBusy()); // in no block that counts
        QCOMPARE(*summaryOf(builder.sweep).recommendedPoint(), std::size_t{2});
        for (BlockConditions& block : conditions.blocks)
            block.othersNs = block.wallNs;
        QVERIFY(summaryOf(builder.sweep).isBusy());
        QCOMPARE(*summaryOf(builder.sweep).recommendedPoint(), std::size_t{1});
        builder.sweep.command.clear(); // our own runs felt nothing of it
        QVERIFY(!summaryOf(builder.sweep).isBusy());
    }

    void waitingWorkIsNeverKeptFromCores() {
        SweepBuilder builder = clearSweep();
        builder.sweep.config.work.kind = WorkKind::Wait;
        for (SweptRun& run : builder.sweep.points[1].runs)
            run.offCoreNs = run.usefulNs = NsPerMs;
        const SweepSummary summary = summaryOf(builder.sweep);
        QVERIFY(!summary.busyShare && !summary.isBusy());
        QVERIFY(!summary.amdahl.hasValue() && summary.amdahl.error() == NoFit::NoCpuWork);
    }

    void whatFailedOrWasDisturbedIsCountedAsSuch() {
        SweepBuilder builder = clearSweep();
        builder.sweep.points[1].runs[3].wallNs.reset();
        builder.sweep.points[1].runs[4].setAside = SetAside::Disturbed;
        const SweepSummary summary = summaryOf(builder.sweep);
        QCOMPARE(summary.points[1].failed, 1);
        QCOMPARE(summary.points[1].disturbed, 1);
        QCOMPARE(summary.points[1].setAside, 1);
        QCOMPARE(summary.points[1].times.size(), std::size_t{8});
        QCOMPARE(*summary.recommendedPoint(), std::size_t{1});
    }

    void nothingOfRunsThatAllFailed() {
        SweepBuilder builder;
        builder.serial({50, 50, 50, 50, 50, 50});
        builder.add(1, {1, 1, 1, 1, 1, 1});
        for (SweptRun& run : builder.sweep.points[0].runs)
            run.wallNs.reset();
        const SweepSummary summary = summaryOf(builder.sweep);
        QVERIFY(!summary.recommendation.taken && !summary.recommendsSerial());
        QCOMPARE(summary.points[0].failed, 6);
        QVERIFY(!summary.points[0].medianNs);
    }

    void anEmptySweep() {
        const SweepSummary summary = summaryOf(SweepRecord());
        QVERIFY(!summary.recommendation.taken && summary.points.empty() && !summary.serialNs);
    }

    /// Of one way to cut the chunks: another has its own curve.
    void fitsAreOfTheScheduleThatIsRecommended() {
        SweepBuilder builder;
        builder.sweep.machine.usableCores = 8;
        builder.serial({96, 96, 96, 96, 96, 96});
        for (const int processes : {1, 2, 3, 4, 6, 8}) {
            const double ms = 96.0 / processes * (1 + 0.05 * (processes - 1));
            builder.add(processes, {ms, ms, ms, ms, ms, ms});
            builder.add(processes, {99, 99, 99, 99, 99, 99}, {ScheduleKind::Fixed, 1});
        }
        const SweepSummary summary = summaryOf(builder.sweep);
        QVERIFY(summary.amdahl.hasValue());
        QVERIFY(std::abs(summary.amdahl.value().serialFraction.value - 0.05) < 1e-6);
        QVERIFY(summary.usl.hasValue());
        QVERIFY(std::abs(summary.usl.value().sigma.value - 0.05) < 1e-6);
    }

    /// Whoever looks after every block errs more often than the confidence says.
    void enoughIsLookedForAtFewMoments() {
        SweepBuilder builder = clearSweep();
        QVERIFY(knowsEnough(builder.sweep, 10, 0.03));
        QVERIFY(!knowsEnough(builder.sweep, 10, 0.001)); // not so precise
        QVERIFY(!knowsEnough(builder.sweep, 9, 0.03));   // looks at 9, 14, …
        builder.sweep.points[2].runs = builder.sweep.points[1].runs;
        builder.sweep.points[0].runs = builder.sweep.points[1].runs;
        for (std::size_t at = 0; at < 10; ++at)
            *builder.sweep.points[0].runs[at].wallNs += (at % 2 == 0 ? 4 : -1) * NsPerMs;
        QVERIFY(!knowsEnough(builder.sweep, 10, 0.5)); // not decided
    }

    /// A serial time that was measured beside busy programs makes no pool look good.
    void aSerialTimeThatIsSetAsideDoesNotDecide() {
        SweepBuilder builder;
        builder.serial({50, 50.1, 50, 49.9, 50, 50.1});
        builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
        QVERIFY(summaryOf(builder.sweep).recommendsSerial());
        builder.serial({500, 500, 500, 500, 500, 500, 500, 500});
        for (std::size_t at = 6; at < builder.sweep.serial.size(); ++at)
            builder.sweep.serial[at].setAside = SetAside::Crowded;
        QVERIFY(summaryOf(builder.sweep).recommendsSerial());
        for (SerialRun& run : builder.sweep.serial)
            run.setAside = SetAside::Crowded;
        QVERIFY(!summaryOf(builder.sweep).hasSerial);
    }
};

QTEST_GUILESS_MAIN(SweepSummaryTest)
#include "sweepsummary_test.moc"
