#include "core/run/runenvironment.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunConfig cpuConfig() {
    RunConfig config;
    config.input.size = 1000;
    config.work = {WorkKind::Cpu, WorkProfile::Rising, 200'000, 7};
    return config;
}

} // namespace

class RunEnvironmentTest : public TestCase {
    Q_OBJECT

private slots:

    void theWorkerIsBesideTheProgram() {
        QCOMPARE(RunEnvironment::workerProgramIn(u"/opt/bin"_s), u"/opt/bin/poolscope-worker"_s);
    }

    void theTopologyIsLearntOnce() {
        RunEnvironment environment(QString(), MachineFacts{});
        QVERIFY(!environment.machine().physicalCores);
        environment.learnTopology();
        QVERIFY(environment.machine().physicalCores.value_or(0) >= 1);
        const MachineFacts learnt = environment.machine();
        environment.learnTopology();
        QVERIFY(environment.machine() == learnt);
    }

    void theSpeedIsMeasuredOnce() {
        RunEnvironment environment(QString(), MachineFacts{});
        QVERIFY(!environment.machine().iterationsPerUs);
        const double speed = environment.iterationsPerUs();
        QVERIFY(speed > 0);
        QCOMPARE(environment.iterationsPerUs(), speed);
        QCOMPARE(environment.machine().iterationsPerUs, std::optional(speed));
    }

    void aKnownSpeedIsNotMeasured() {
        MachineFacts machine;
        machine.iterationsPerUs = 42.0;
        RunEnvironment environment(QString(), machine);
        QCOMPARE(environment.iterationsPerUs(), 42.0);
    }

    void timesAreRememberedForTheSameInputAndWork() {
        RunEnvironment environment(QString(), MachineFacts{});
        QCOMPARE(environment.serialTime(cpuConfig()), std::nullopt);
        environment.rememberSerialTime(cpuConfig(), 500);
        QCOMPARE(environment.serialTime(cpuConfig()), std::optional<Nanoseconds>(500));
        environment.rememberSerialTime(cpuConfig(), 600);
        QCOMPARE(environment.serialTime(cpuConfig()), std::optional<Nanoseconds>(600));
    }

    void whatDoesNotMatterSerially() {
        RunEnvironment environment(QString(), MachineFacts{});
        environment.rememberSerialTime(cpuConfig(), 500);
        RunConfig other = cpuConfig();
        other.processes = 1;
        other.schedule = {ScheduleKind::Guided, 3};
        other.order = ResultOrder::Completion;
        QCOMPARE(environment.serialTime(other), std::optional<Nanoseconds>(500));
    }

    void whatMattersSerially_data() {
        QTest::addColumn<RunConfig>("other");
        const auto row = [](const char* name, auto change) {
            RunConfig other = cpuConfig();
            change(other);
            QTest::newRow(name) << other;
        };
        row("size", [](RunConfig& c) { c.input.size = 1001; });
        row("first", [](RunConfig& c) { c.input.first = 1; });
        row("kind of work", [](RunConfig& c) { c.work.kind = WorkKind::Wait; });
        row("profile", [](RunConfig& c) { c.work.profile = WorkProfile::Equal; });
        row("mean", [](RunConfig& c) { c.work.meanNs += 1; });
        row("seed", [](RunConfig& c) { c.work.seed = 8; });
    }

    void whatMattersSerially() {
        QFETCH(RunConfig, other);
        RunEnvironment environment(QString(), MachineFacts{});
        environment.rememberSerialTime(cpuConfig(), 500);
        QCOMPARE(environment.serialTime(other), std::nullopt);
        environment.rememberSerialTime(other, 700);
        QCOMPARE(environment.serialTime(cpuConfig()), std::optional<Nanoseconds>(500));
        QCOMPARE(environment.serialTime(other), std::optional<Nanoseconds>(700));
    }

    void whatIsForgottenIsMeasuredAgain() {
        RunConfig other = cpuConfig();
        other.input.size = 7;
        RunEnvironment environment(QString(), MachineFacts{});
        environment.rememberSerialTime(cpuConfig(), 500);
        environment.rememberSerialTime(other, 700);
        environment.forgetSerialTime(cpuConfig());
        QCOMPARE(environment.serialTime(cpuConfig()), std::nullopt);
        QCOMPARE(environment.serialTime(other), std::optional<Nanoseconds>(700));
        environment.forgetSerialTime(cpuConfig()); // again
    }
};

QTEST_GUILESS_MAIN(RunEnvironmentTest)
#include "runenvironment_test.moc"
