#include "core/simulated/simulation.h"
#include "tests/support/slowsimulation.h"
#include "tests/support/testcase.h"

#include <cmath>
#include <rapidcheck.h>
#include <string>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Chunks of one number, so much CPU work each.
RunConfig computing(quint64 size, int processes, Nanoseconds meanNs) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work.kind = WorkKind::Cpu;
    config.work.meanNs = meanNs;
    return config;
}

RunConfig waiting(quint64 size, int processes, Nanoseconds meanNs) {
    RunConfig config = computing(size, processes, meanNs);
    config.work.kind = WorkKind::Wait;
    return config;
}

RunConfig plain(quint64 size, int processes) {
    RunConfig config = computing(size, processes, 0);
    config.work.kind = WorkKind::None;
    return config;
}

struct Run {
    std::vector<SimulatedChunk> chunks; ///< as they were finished
    Nanoseconds wallNs = 0;
    Nanoseconds serialNs = 0;
    int turns = 0;
};

Run run(const RunConfig& config, const VirtualMachine& machine,
        FrameBudget budget = FrameBudget::unlimited()) {
    Run all;
    Simulation simulation(config, machine,
                          [&all](const SimulatedChunk& chunk) { all.chunks.push_back(chunk); });
    for (; !simulation.isOver(); ++all.turns) {
        budget.begin();
        simulation.goOn(budget);
    }
    all.wallNs = simulation.wallNs();
    all.serialNs = simulation.serialNs();
    return all;
}

/// "0: p1 10-110 cpu 50, …; wall 120, serial 100": chunks as they were finished.
QString text(const RunConfig& config, const VirtualMachine& machine) {
    const Run all = run(config, machine);
    QStringList chunks;
    for (const SimulatedChunk& done : all.chunks)
        chunks.append(u"%1: p%2 %3-%4 cpu %5"_s.arg(done.chunk.index)
                          .arg(done.process)
                          .arg(done.startedNs)
                          .arg(done.finishedNs)
                          .arg(done.cpuNs));
    return chunks.join(u", "_s) + u"; wall %1, serial %2"_s.arg(all.wallNs).arg(all.serialNs);
}

/// What differs between a run and the same one made slowly, by more than a nanosecond's rounding;
/// empty if nothing does.
std::string difference(const RunConfig& config, const VirtualMachine& machine) {
    constexpr long double Rounding = 0.501L;
    const Run fast = run(config, machine);
    const SlowRun slow = slowSimulation(config, machine);
    const auto differs = [](Nanoseconds told, long double exact) {
        return std::abs(static_cast<long double>(told) - exact) > Rounding;
    };
    if (fast.chunks.size() != slow.chunks.size())
        return std::to_string(fast.chunks.size()) + " chunks";
    std::vector<Nanoseconds> lastFinish(static_cast<std::size_t>(config.processes), 0);
    for (const SimulatedChunk& chunk : fast.chunks) {
        const SlowChunk& exact = slow.chunks[chunk.chunk.index];
        const std::string name = "chunk " + std::to_string(chunk.chunk.index);
        if (chunk.process != exact.process)
            return name + " by process " + std::to_string(chunk.process) + " instead of " +
                   std::to_string(exact.process);
        if (differs(chunk.startedNs, exact.started))
            return name + " started at " + std::to_string(chunk.startedNs) + " instead of " +
                   std::to_string(exact.started);
        if (differs(chunk.finishedNs, exact.finished))
            return name + " finished at " + std::to_string(chunk.finishedNs) + " instead of " +
                   std::to_string(exact.finished);
        // Three times rounded: at the start, at the end, and what it was without a core.
        const long double cpu = config.work.kind == WorkKind::Cpu ? exact.work : 0.0L;
        if (std::abs(static_cast<long double>(chunk.cpuNs) - cpu) > 3 * Rounding)
            return name + " with CPU time " + std::to_string(chunk.cpuNs);
        Nanoseconds& last = lastFinish[static_cast<std::size_t>(chunk.process - 1)];
        if (chunk.startedNs < last || chunk.finishedNs < chunk.startedNs)
            return name + " out of order";
        last = chunk.finishedNs;
    }
    if (differs(fast.wallNs, slow.wall))
        return "wall " + std::to_string(fast.wallNs) + " instead of " + std::to_string(slow.wall);
    return differs(fast.serialNs, slow.serial) ? "serial " + std::to_string(fast.serialNs) : "";
}

/// Costs that make events meet, and any others; small, so that a failure can be read.
rc::Gen<Nanoseconds> cost() {
    return rc::gen::oneOf(rc::gen::element<Nanoseconds>(0, 1, 10, 100, 1000),
                          rc::gen::inRange<Nanoseconds>(0, 5000));
}

RunConfig anyConfig() {
    RunConfig config;
    config.input.size = *rc::gen::inRange<quint64>(0, 120).as("size");
    config.processes = *rc::gen::inRange(1, 12).as("processes");
    config.schedule.kind =
        *rc::gen::element(ScheduleKind::Python, ScheduleKind::Fixed, ScheduleKind::Static,
                          ScheduleKind::Guided, ScheduleKind::Trapezoid, ScheduleKind::Factoring)
             .as("schedule");
    config.schedule.parameter = *rc::gen::inRange<quint64>(1, 8).as("parameter");
    config.work.kind = *rc::gen::element(WorkKind::Cpu, WorkKind::Wait, WorkKind::None).as("work");
    if (config.work.kind != WorkKind::None)
        config.work.meanNs = *cost().as("mean time");
    config.work.profile =
        *rc::gen::element(WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling,
                          WorkProfile::Random, WorkProfile::OneHeavy)
             .as("profile");
    config.work.seed = *rc::gen::inRange<quint64>(1, 1000).as("seed");
    return config;
}

VirtualMachine anyMachine() {
    VirtualMachine machine;
    machine.cores = *rc::gen::inRange(1, 14).as("cores");
    machine.costs.startNs = *cost().as("start");
    machine.costs.drawNs = *cost().as("draw");
    machine.costs.joinNs = *cost().as("join");
    return machine;
}

} // namespace

class SimulationTest : public TestCase {
    Q_OBJECT

private slots:

    void runs_data() {
        QTest::addColumn<RunConfig>("config");
        QTest::addColumn<VirtualMachine>("machine");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const RunConfig& config,
                            const VirtualMachine& machine, const QString& expected) {
            QTest::newRow(name) << config << machine << expected;
        };
        row("a core for each", computing(2, 2, 100), {2, {0, 0, 0}},
            u"0: p1 0-100 cpu 100, 1: p2 0-100 cpu 100; wall 100, serial 200"_s);
        row("two share a core", computing(2, 2, 100), {1, {0, 0, 0}},
            u"0: p1 0-200 cpu 100, 1: p2 0-200 cpu 100; wall 200, serial 200"_s);
        row("three share two", computing(3, 3, 100), {2, {0, 0, 0}},
            u"0: p1 0-150 cpu 100, 1: p2 0-150 cpu 100, 2: p3 0-150 cpu 100; wall 150, serial 300"_s);
        row("who waits needs no core", waiting(2, 2, 100), {1, {0, 0, 0}},
            u"0: p1 0-100 cpu 0, 1: p2 0-100 cpu 0; wall 100, serial 200"_s);
        row("one started after the other", computing(2, 2, 100), {1, {50, 0, 7}},
            // alone from 50 to 100, then both share
            u"0: p1 50-200 cpu 100, 1: p2 100-250 cpu 100; wall 257, serial 200"_s);
        row("the lowest number first", computing(4, 3, 10), {3, {0, 0, 0}},
            u"0: p1 0-10 cpu 10, 1: p2 0-10 cpu 10, 2: p3 0-10 cpu 10, 3: p1 10-20 cpu 10; "
            "wall 20, serial 40"_s);
        row("ready just when another is free", computing(3, 2, 10), {2, {10, 0, 0}},
            u"0: p1 10-20 cpu 10, 1: p1 20-30 cpu 10, 2: p2 20-30 cpu 10; wall 30, serial 30"_s);
        row("to draw needs a core", plain(3, 2), {1, {0, 10, 0}},
            u"0: p1 20-20 cpu 0, 1: p2 20-20 cpu 0, 2: p1 30-30 cpu 0; wall 30, serial 0"_s);
        row("to draw takes from who computes", computing(2, 2, 100), {1, {10, 20, 0}},
            // p1 draws alone until 20 and shares until 40: started. p2 draws until 60.
            u"0: p1 40-240 cpu 100, 1: p2 60-250 cpu 100; wall 250, serial 200"_s);
        row("nothing costs anything", plain(3, 2), {1, {0, 0, 0}},
            u"0: p1 0-0 cpu 0, 1: p1 0-0 cpu 0, 2: p1 0-0 cpu 0; wall 0, serial 0"_s);
        row("no numbers", computing(0, 3, 100), {1, {10, 20, 5}}, u"; wall 35, serial 0"_s);
        row("more processes than chunks", computing(1, 4, 5), {1, {10, 0, 1}},
            u"0: p1 10-15 cpu 5; wall 41, serial 5"_s);
        row("more cores than processes", computing(2, 1, 5), {65'536, {0, 0, 0}},
            u"0: p1 0-5 cpu 5, 1: p1 5-10 cpu 5; wall 10, serial 10"_s);
    }

    void runs() {
        QFETCH(const RunConfig, config);
        QFETCH(const VirtualMachine, machine);
        QTEST(text(config, machine), "expected");
    }

    void oneHeavyNumber() {
        RunConfig config = computing(4, 4, 100);
        config.work.profile = WorkProfile::OneHeavy; // 250 for the number at 3, 50 for the others
        QCOMPARE(text(config, {4, {0, 0, 0}}),
                 u"0: p1 0-50 cpu 50, 1: p2 0-50 cpu 50, 2: p3 0-50 cpu 50, 3: p4 0-250 cpu 250; "
                 "wall 250, serial 400"_s);
    }

    void asASlowSimulation() {
        QVERIFY(rc::check("equals a slow simulation to a nanosecond's rounding", [] {
            const RunConfig config = anyConfig();
            const VirtualMachine machine = anyMachine();
            RC_ASSERT(difference(config, machine) == "");
        }));
    }

    /// Long times leave fewer ticks for a nanosecond.
    void asASlowSimulationOfHours() {
        RunConfig config = computing(600, 7, 40 * NsPerSecond);
        config.work.profile = WorkProfile::Random;
        QCOMPARE(QString::fromStdString(
                     difference(config, {3, {7 * NsPerSecond, 11 * NsPerMs, NsPerSecond}})),
                 QString());
    }

    void fewerProcessesThanPlannedDoNotMatter() {
        // A lane that is ready late gets no chunk, and the run lasts until it is ready.
        const Run all = run(computing(3, 3, 1), {3, {100, 0, 0}});
        for (const SimulatedChunk& chunk : all.chunks)
            QCOMPARE(chunk.process, 1);
        QCOMPARE(all.wallNs, 300);
    }

    void slicesChangeNothing() {
        std::int64_t now = 0;
        const FrameBudget slices([&now] { return now += NsPerSecond; }, 1);
        for (const RunConfig& config : {computing(20'000, 5, 300), plain(20'000, 3)}) {
            const VirtualMachine machine{2, {1000, 10, 0}};
            const Run sliced = run(config, machine, slices);
            const Run whole = run(config, machine);
            QCOMPARE(whole.turns, 1);
            QVERIFY(sliced.turns > 3);
            QCOMPARE(sliced.wallNs, whole.wallNs);
            QCOMPARE(sliced.chunks.size(), whole.chunks.size());
        }
    }

    void aLongChunkIsWeighedInSlices() {
        std::int64_t now = 0;
        const FrameBudget slices([&now] { return now += NsPerSecond; }, 1);
        RunConfig config = computing(50'000, 1, 100);
        config.schedule.kind = ScheduleKind::Static;
        config.work.profile = WorkProfile::Random;
        const Run sliced = run(config, {}, slices);
        QVERIFY(sliced.turns > 5);
        QCOMPARE(sliced.serialNs, run(config, {}).serialNs);
    }

    void whatTakesTooLongIsNotPossible() {
        const RunConfig config = computing(4'000'000'000, 1, NsPerSecond); // 127 years of work
        QVERIFY(!Simulation::isPossible(config, {}));
        QVERIFY(Simulation::isPossible(computing(1'000'000'000, 1, NsPerSecond), {}));
        QVERIFY(Simulation::isPossible(computing(0, 1, 0), {}));
    }
};

QTEST_GUILESS_MAIN(SimulationTest)
#include "simulation_test.moc"
