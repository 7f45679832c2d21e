#include "core/run/catalogue.h"
#include "core/run/runsession.h"
#include "core/simulated/measuredcosts.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr PoolCosts Known{1'000'000, 50, 2'000'000};

QString worker() {
    return QStringLiteral(POOLSCOPE_BIN "/poolscope-worker");
}

RunConfig simulated() {
    RunConfig config;
    config.engine = EngineId::Simulated;
    config.work = {WorkKind::Cpu, WorkProfile::Equal, 1'000'000, 1};
    config.simulated.cores = 64;
    return config;
}

SharedRecord recordOf(const RunConfig& config, RunEnvironment& environment) {
    RunSession session(config, environment);
    QSignalSpy ended(&session, &RunSession::ended);
    session.start();
    if (ended.isEmpty())
        ended.wait(60'000);
    return session.sharedRecord();
}

} // namespace

class MeasuredSimulationTest : public TestCase {
    Q_OBJECT

private slots:

    void costsAsLastMeasured() {
        RunEnvironment environment(u"/no/such/worker"_s, {});
        environment.rememberPoolCosts(Known);
        const SharedRecord record = recordOf(simulated(), environment);
        QCOMPARE(record->outcome, Outcome::Finished);
        QCOMPARE(machineOf(*record).simulated, std::optional(Known));
        QCOMPARE(machineOf(*record).usableCores, 64);
        QCOMPARE(record->serialNs, std::optional<Nanoseconds>(100 * NsPerMs));
        QCOMPARE(environment.poolCosts(), std::optional(Known)); // a simulation measures nothing
    }

    void costsAsAskedFor() {
        RunEnvironment environment(u"/no/such/worker"_s, {});
        RunConfig config = simulated();
        config.simulated.startNs = 0;
        config.simulated.drawNs = 7;
        config.simulated.joinNs = 9;
        const SharedRecord record = recordOf(config, environment);
        QCOMPARE(machineOf(*record).simulated, std::optional(PoolCosts{0, 7, 9}));
        QVERIFY(!environment.poolCosts()); // nothing had to be measured
    }

    void costsAreMeasuredWhereNoneAreKnown() {
        RunEnvironment environment(worker(), {});
        const SharedRecord record = recordOf(simulated(), environment);
        QCOMPARE(record->outcome, Outcome::Finished);
        QVERIFY(environment.poolCosts().has_value());
        QCOMPARE(machineOf(*record).simulated, environment.poolCosts());
        QVERIFY(environment.poolCosts()->startNs > 0);
    }

    void costsAreAssumedWhereNoneCanBeMeasured() {
        RunEnvironment environment(u"/no/such/worker"_s, {});
        const SharedRecord record = recordOf(simulated(), environment);
        QCOMPARE(record->outcome, Outcome::Finished);
        QCOMPARE(machineOf(*record).simulated, std::optional(AssumedCosts));
    }

    void isStoppedWhileCostsAreMeasured() {
        RunEnvironment environment(worker(), {});
        RunSession session(simulated(), environment);
        QSignalSpy ended(&session, &RunSession::ended);
        session.start();
        session.stop();
        QVERIFY(ended.wait(60'000));
        QCOMPARE(ended.size(), 1);
        QCOMPARE(session.record().outcome, Outcome::Stopped);
    }

    void whatCannotBeSimulated() {
        const RunEnvironment environment(worker(), {});
        RunConfig config = simulated();
        config.input.size = 4'000'000'000;
        config.work.meanNs = 10 * NsPerSecond;
        const auto problem = refusalOf(config, {}, environment);
        QVERIFY(problem.has_value());
        QCOMPARE(problem->kind, ProblemKind::TakesTooLong);
    }
};

QTEST_GUILESS_MAIN(MeasuredSimulationTest)
#include "measuredsimulation_test.moc"
