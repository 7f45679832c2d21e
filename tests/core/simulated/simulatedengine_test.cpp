#include "core/record/recordwriter.h"
#include "core/simulated/simulatedengine.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunConfig configOf(quint64 size, int processes) {
    RunConfig config;
    config.engine = EngineId::Simulated;
    config.input.size = size;
    config.input.first = 3;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 2};
    config.work.kind = WorkKind::Cpu;
    config.work.meanNs = 100;
    return config;
}

constexpr VirtualMachine Machine{2, {1000, 10, 500}};

/// The record of a run from beginning to end.
std::shared_ptr<RunRecord> recordOf(const RunConfig& config, const VirtualMachine& machine) {
    auto record = std::make_shared<RunRecord>();
    record->config = config;
    RecordWriter writer(*record);
    SimulatedEngine engine(config, machine);
    QSignalSpy ended(&engine, &Engine::ended);
    engine.start(writer);
    if (ended.isEmpty())
        ended.wait(30'000);
    return ended.size() == 1 ? record : nullptr;
}

/// "p1 0-1000-1700 chunks 2 cpu 400": started, ready, ended.
QString text(const ProcessRecord& process) {
    return u"p%1 %2-%3-%4 chunks %5 cpu %6"_s.arg(process.number)
        .arg(process.spawnedNs)
        .arg(process.readyNs.value_or(-1))
        .arg(process.endedNs.value_or(-1))
        .arg(process.chunks)
        .arg(process.cpuNs);
}

} // namespace

class SimulatedEngineTest : public TestCase {
    Q_OBJECT

private slots:

    void fillsARecord() {
        const auto record = recordOf(configOf(5, 2), Machine);
        QVERIFY(record);
        // Drawn at 1000 by the first, which takes 10, then 200 for two numbers; the last has one.
        QCOMPARE(record->chunks.size(), std::size_t{3});
        QCOMPARE(record->chunks[0].startedNs, 1010);
        QCOMPARE(record->chunks[0].finishedNs, 1210);
        QCOMPARE(record->chunks[2].index, 2U);
        QCOMPARE(record->chunks[2].position, 4U);
        QCOMPARE(record->chunks[2].count, 1U);
        QCOMPARE(text(record->processes[0]), u"p1 0-1000-2500 chunks 3 cpu 500"_s);
        QCOMPARE(text(record->processes[1]), u"p2 1000-2000-2500 chunks 0 cpu 0"_s);
        QCOMPARE(record->wallNs, std::optional<Nanoseconds>(2500)); // the second was ready at 2000
        QCOMPARE(record->mapDoneNs, std::optional<Nanoseconds>(2000));
        QCOMPARE(record->serialNs, std::optional<Nanoseconds>(500));
        QCOMPARE(record->chunksPlanned, std::optional<quint64>(3));
    }

    void resultsAreRight() {
        const auto record = recordOf(configOf(5, 2), Machine);
        QVERIFY(record);
        const auto results = record->results.numbers();
        QCOMPARE(std::vector<std::uint64_t>(results.begin(), results.end()),
                 (std::vector<std::uint64_t>{9, 16, 25, 36, 49}));
    }

    void theMachineIsMarked() {
        const auto record = recordOf(configOf(5, 2), {64, {1, 2, 3}});
        QVERIFY(record);
        QCOMPARE(machineOf(*record).usableCores, 64);
        QCOMPARE(machineOf(*record).simulated, std::optional(PoolCosts{1, 2, 3}));
    }

    void noNumbers() {
        const auto record = recordOf(configOf(0, 2), Machine);
        QVERIFY(record);
        QCOMPARE(record->wallNs, std::optional<Nanoseconds>(2500));
        QVERIFY(record->chunks.empty());
        QVERIFY(!record->serialNs);
    }

    void plainSquaresHaveNoSerialTime() {
        RunConfig config = configOf(4, 1);
        config.work = {};
        const auto record = recordOf(config, Machine);
        QVERIFY(record);
        QVERIFY(!record->serialNs);
        QCOMPARE(record->chunks.size(), std::size_t{2});
    }

    /// More processes than any machine has.
    void manyProcesses() {
        const auto record = recordOf(configOf(200'000, 65'536), {65'536, {0, 0, 0}});
        QVERIFY(record);
        QCOMPARE(record->processes.size(), std::size_t{65'536});
        QCOMPARE(record->chunks.back().process, 34'464U); // 100,000 chunks: the second round's last
        QCOMPARE(record->wallNs, std::optional<Nanoseconds>(400));
    }

    void isStoppedAtOnce() {
        const RunConfig config = configOf(400'000'000, 4);
        RunRecord record;
        record.config = config;
        RecordWriter writer(record);
        SimulatedEngine engine(config, Machine);
        QSignalSpy ended(&engine, &Engine::ended);
        QSignalSpy upToDate(&engine, &Engine::upToDate);
        engine.start(writer);
        QCoreApplication::processEvents(); // some turns
        QVERIFY(ended.isEmpty());
        engine.look();
        QCOMPARE(upToDate.size(), 1);
        const std::size_t before = record.chunks.size();
        engine.stop();
        QVERIFY(ended.wait(30'000));
        QCOMPARE(record.chunks.size(), before);
        QCOMPARE(record.processes[0].end, ProcessEnd::Stopped);
        QVERIFY(record.results.isNone());
        QVERIFY(!record.serialNs);
    }
};

QTEST_GUILESS_MAIN(SimulatedEngineTest)
#include "simulatedengine_test.moc"
