#include "core/metrics/predictions.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

/// A run on @p cores that would take 200 in one process.
RunRecord run(int cores, Nanoseconds wallNs, bool simulated) {
    RunRecord record;
    record.outcome = Outcome::Finished;
    record.serialNs = 200;
    record.wallNs = wallNs;
    MachineFacts& machine = record.machines.front().facts;
    machine.usableCores = cores;
    if (simulated) {
        record.config.engine = EngineId::Simulated;
        record.config.simulated.cores = cores;
        machine.simulated = PoolCosts{};
    }
    return record;
}

} // namespace

class PredictionsTest : public TestCase {
    Q_OBJECT

private slots:

    void simulatedThenMeasured() {
        Predictions predictions;
        QVERIFY(!predictions.add(run(2, 100, true)));
        const auto prediction = predictions.add(run(2, 125, false));
        QVERIFY(prediction.has_value());
        QCOMPARE(prediction->said, 2.0);
        QCOMPARE(prediction->measured, 1.6);
        QCOMPARE(prediction->error(), 0.25);
    }

    void theNewestOfBothCounts() {
        Predictions predictions;
        predictions.add(run(2, 100, false));
        predictions.add(run(2, 200, true));
        const auto prediction = predictions.add(run(2, 400, false));
        QVERIFY(prediction.has_value());
        QCOMPARE(prediction->said, 1.0);
        QCOMPARE(prediction->measured, 0.5);
    }

    void onlyWhatIsComparable() {
        Predictions predictions;
        predictions.add(run(64, 100, true)); // a machine that there is not
        QVERIFY(!predictions.add(run(2, 100, false)));
        RunRecord other = run(2, 100, true);
        other.config.processes = 8;
        QVERIFY(!predictions.add(other));
        RunRecord stopped = run(2, 100, true);
        stopped.outcome = Outcome::Stopped;
        QVERIFY(!predictions.add(stopped));
        QVERIFY(predictions.add(run(2, 100, true)));
    }
};

QTEST_GUILESS_MAIN(PredictionsTest)
#include "predictions_test.moc"
