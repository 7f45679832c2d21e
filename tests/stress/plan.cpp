#include "tests/stress/plan.h"

#include "core/config/configtext.h"
#include "core/config/recoverytext.h"
#include "core/plan/chunkplan.h"
#include "tests/stress/dice.h"

#include <algorithm>
#include <csignal>
#include <cstring>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

using What = Disturbance::What;

constexpr quint64 MostChunks = 20'000; // or the JSON takes longer than the run
constexpr int MostHalves = 60;         // how often half of the workers is killed

Schedule anySchedule(Dice& dice) {
    const auto kind =
        dice.pick({ScheduleKind::Python, ScheduleKind::Fixed, ScheduleKind::Fixed,
                   ScheduleKind::Static, ScheduleKind::Guided, ScheduleKind::GuidedHalf,
                   ScheduleKind::Trapezoid, ScheduleKind::Factoring});
    const bool hasParameter = kind != ScheduleKind::Python && kind != ScheduleKind::Static &&
                              kind != ScheduleKind::Trapezoid;
    return {kind, hasParameter ? static_cast<quint64>(dice.magnitude(1, 100)) : 1};
}

/// Work that one process does in @p totalMs.
void addWork(RunConfig& config, Dice& dice, std::int64_t totalMs) {
    config.input.size = static_cast<quint64>(dice.magnitude(1, 400));
    config.work.kind = dice.pick({WorkKind::Cpu, WorkKind::Wait});
    if (config.work.kind == WorkKind::Wait)
        totalMs *= config.processes; // they sleep at the same time
    config.work.meanNs =
        std::max(NsPerUs, totalMs * NsPerMs / static_cast<std::int64_t>(config.input.size));
    config.work.profile = dice.pick({WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling,
                                     WorkProfile::Random, WorkProfile::OneHeavy});
    config.work.seed = static_cast<quint64>(dice.between(1, 1000));
}

/// With work in all but @p plainPercent of the runs, of @p leastMs for one process at least.
RunConfig anyConfig(Dice& dice, int plainPercent, int leastMs) {
    RunConfig config;
    config.processes = dice.pick({1, 2, 2, 3, 4, 4, 5, 8, 12, 16});
    config.schedule = anySchedule(dice);
    if (dice.isLucky(plainPercent))
        config.input.size = static_cast<quint64>(dice.magnitude(1, 200'000));
    else
        addWork(config, dice, dice.magnitude(leastMs, 120));
    if (dice.isLucky(30))
        config.input.first = static_cast<quint64>(dice.between(0, 4'000'000'000));
    config.order = dice.isLucky(20) ? ResultOrder::Completion : ResultOrder::Input;
    if (ChunkPlan(config).chunks() > MostChunks)
        config.schedule.parameter = config.input.size / MostChunks + 1;
    return config;
}

/// How long a run's map may take if all goes well, in ms; for choosing times of disturbances.
int mapMs(const RunConfig& config) {
    const std::int64_t all = config.work.meanNs * static_cast<std::int64_t>(config.input.size);
    const bool sleeps = config.work.kind == WorkKind::Wait;
    const int side = sleeps ? config.processes : std::min(2, config.processes);
    return static_cast<int>(all / side / NsPerMs) + 1;
}

int anyDeadlySignal(Dice& dice) {
    return dice.pick({SIGKILL, SIGKILL, SIGKILL, SIGTERM, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL,
                      SIGUSR1, SIGALRM, SIGQUIT});
}

Disturbance anyKill(Dice& dice, const RunConfig& config) {
    const int at = static_cast<int>(dice.between(0, mapMs(config)));
    return {What::SignalWorker, at, false, anyDeadlySignal(dice), dice.any()};
}

Fault anyFault(Dice& dice, const RunConfig& config) {
    Fault fault;
    fault.kind = dice.pick({FaultKind::Kill, FaultKind::Crash, FaultKind::Exit});
    fault.exitCode = fault.kind == FaultKind::Exit ? dice.pick({0, 1, 3, 66, 127, 255}) : 0;
    fault.number = config.input.first + dice.any() % config.input.size;
    return fault;
}

void planOne(StressPlan& plan, Dice& dice) {
    plan.mostKills = 1;
    if (dice.isLucky(20))
        plan.config.recovery.faults.push_back(anyFault(dice, plan.config));
    else
        plan.disturbances.push_back(anyKill(dice, plan.config));
}

void planHalf(StressPlan& plan, Dice& dice) {
    RunConfig& config = plan.config;
    config = RunConfig{};
    plan.wishes.measureSerial = false;
    config.processes = dice.pick({2, 3, 4, 6, 8});
    config.schedule = anySchedule(dice);
    addWork(config, dice, dice.between(60, 200));
    config.recovery.retries = 0;
    plan.mostKills = MostHalves * config.processes / 2; // without a limit of retries there is room
    const auto everyMs = static_cast<int>(dice.between(2, 12));
    for (int i = 0; i < MostHalves; ++i)
        plan.disturbances.push_back({What::KillHalf, i * everyMs, false, SIGKILL, dice.any()});
}

void planDriver(StressPlan& plan, Dice& dice) {
    plan.mayBeKilled = true;
    addWork(plan.config, dice, dice.between(300, 1000)); // so that it does not end by itself
    if (plan.config.work.profile == WorkProfile::Random)
        plan.config.work.profile = WorkProfile::Equal; // one number at random may be next to none
    const int signal = dice.pick({SIGKILL, SIGKILL, SIGKILL, SIGSEGV, SIGABRT});
    // While the serial time is measured there is no worker process to be seen.
    const bool anyTime = plan.wishes.measureSerial || dice.isLucky(40);
    const auto at = static_cast<int>(dice.between(0, anyTime ? 100 : 60));
    // Who stands still is to end, too.
    if (dice.isLucky(25))
        plan.disturbances.push_back({What::SignalWorker, at / 2, anyTime, SIGSTOP, dice.any()});
    plan.disturbances.push_back({What::SignalDriver, at, anyTime, signal});
}

void planFreeze(StressPlan& plan, Dice& dice) {
    plan.config.recovery.retries = 0;
    plan.config.recovery.stallTimeoutNs = dice.between(100, 300) * NsPerMs;
    const int count = static_cast<int>(dice.between(1, 3));
    for (int i = 0; i < count; ++i) {
        Disturbance freeze = anyKill(dice, plan.config);
        freeze.signal = SIGSTOP;
        plan.disturbances.push_back(freeze);
        if (dice.isLucky(50)) {
            const auto later = static_cast<int>(dice.between(0, 150));
            plan.disturbances.push_back({What::Thaw, freeze.atMs + later});
        }
    }
    if (dice.isLucky(25)) {
        Fault fault = anyFault(dice, plan.config);
        fault.kind = FaultKind::Freeze;
        fault.exitCode = 0;
        plan.config.recovery.faults.push_back(fault);
    }
}

void planStop(StressPlan& plan, Dice& dice) {
    plan.mayBeStopped = true;
    const bool anyTime = dice.isLucky(50);
    const auto at = static_cast<int>(dice.between(0, anyTime ? 80 : mapMs(plan.config)));
    const int signal = dice.pick({SIGTERM, SIGINT, SIGHUP});
    plan.disturbances.push_back({What::SignalDriver, at, anyTime, signal});
    if (!dice.isLucky(25))
        return;
    plan.mayBeKilled = true; // by the second one
    const auto later = static_cast<int>(dice.between(0, 3));
    plan.disturbances.push_back({What::SignalDriver, at + later, anyTime, signal});
}

/// More deaths than may be.
void planManyKills(StressPlan& plan, Dice& dice) {
    plan.mayFail = true;
    plan.config.recovery.retries = dice.pick({1, 2, 3, 3, 5});
    plan.mostKills = 40;
    const auto count = dice.between(2, 40);
    for (std::int64_t i = 0; i < count; ++i)
        plan.disturbances.push_back(anyKill(dice, plan.config));
    if (dice.isLucky(30)) {
        plan.config.recovery.faults.push_back(anyFault(dice, plan.config));
        plan.config.recovery.faults.back().always = true;
    }
}

void planOtherPool(StressPlan& plan, Dice& dice) {
    plan.mayFail = true;
    plan.config.recovery.onDeath = dice.pick({OnDeath::Fail, OnDeath::Hang});
    plan.config.recovery.stallTimeoutNs = dice.between(100, 200) * NsPerMs;
    planOne(plan, dice);
}

void planSuspension(StressPlan& plan, Dice& dice) {
    plan.config.recovery.retries = 0;
    plan.config.recovery.stallTimeoutNs = dice.between(200, 400) * NsPerMs;
    const auto at = static_cast<int>(dice.between(0, mapMs(plan.config)));
    const auto later = static_cast<int>(dice.between(1, 900));
    plan.disturbances.push_back({What::SuspendAll, at});
    plan.disturbances.push_back({What::ResumeAll, at + later});
    if (dice.isLucky(30))
        plan.disturbances.push_back(anyKill(dice, plan.config));
    plan.mostKills = 1;
}

void planMixed(StressPlan& plan, Dice& dice) {
    using Planner = void (*)(StressPlan&, Dice&);
    const auto planner =
        dice.pick<Planner>({planOne, planOne, planHalf, planDriver, planFreeze, planFreeze,
                            planStop, planStop, planManyKills, planOtherPool, planSuspension});
    planner(plan, dice);
}

QString signalText(int signal) {
    return u"SIG"_s + QLatin1StringView(sigabbrev_np(signal));
}

QString textOf(const Disturbance& one) {
    switch (one.what) {
    case What::SignalWorker:
        return signalText(one.signal) + u" to a worker"_s;
    case What::KillHalf:
        return signalText(one.signal) + u" to half of the workers"_s;
    case What::Thaw:
        return u"SIGCONT to frozen workers"_s;
    case What::SignalDriver:
        return signalText(one.signal) + u" to the driver"_s;
    case What::SuspendAll:
        return u"SIGSTOP to all"_s;
    case What::ResumeAll:
        return u"SIGCONT to all"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

StressPlan planFor(StressKind kind, std::uint64_t seed) {
    Dice dice(seed);
    StressPlan plan;
    plan.kind = kind;
    plan.seed = seed;
    plan.config = kind == StressKind::Mixed ? anyConfig(dice, 30, 3) : anyConfig(dice, 5, 10);
    plan.wishes.measureSerial = dice.isLucky(15);
    if (dice.isLucky(50))
        plan.config.recovery.stallTimeoutNs = 0;
    plan.saves = dice.isLucky(5);
    switch (kind) {
    case StressKind::One:
        planOne(plan, dice);
        break;
    case StressKind::Half:
        planHalf(plan, dice);
        break;
    case StressKind::Driver:
        planDriver(plan, dice);
        break;
    case StressKind::Mixed:
        planMixed(plan, dice);
    }
    std::stable_sort(plan.disturbances.begin(), plan.disturbances.end(),
                     [](const Disturbance& a, const Disturbance& b) { return a.atMs < b.atMs; });
    return plan;
}

QStringList argumentsFor(const StressPlan& plan, const QString& folder) {
    const RunConfig& config = plan.config;
    QStringList arguments{u"run"_s,
                          u"--size"_s,
                          QString::number(config.input.size),
                          u"--first"_s,
                          QString::number(config.input.first),
                          u"--processes"_s,
                          QString::number(config.processes),
                          u"--schedule"_s,
                          scheduleWord(config.schedule),
                          u"--order"_s,
                          orderWord(config.order),
                          u"--work"_s,
                          workWord(config.work),
                          u"--profile"_s,
                          profileWord(config.work.profile),
                          u"--seed"_s,
                          QString::number(config.work.seed),
                          u"--baseline"_s,
                          plan.wishes.measureSerial ? u"measure"_s : u"skip"_s,
                          u"--on-death"_s,
                          onDeathWord(config.recovery.onDeath),
                          u"--retries"_s,
                          retriesWord(config.recovery.retries),
                          u"--stall-timeout"_s,
                          stallTimeoutWord(config.recovery.stallTimeoutNs),
                          u"--quiet"_s,
                          u"--progress"_s,
                          u"never"_s,
                          u"--json"_s,
                          folder + u"/run.json"_s};
    if (!config.recovery.faults.empty())
        arguments << u"--fault"_s << faultsWord(config.recovery.faults);
    if (plan.saves)
        arguments << u"--save"_s << folder + u"/run.poolscope"_s;
    return arguments;
}

int patienceMs(const StressPlan& plan) {
    constexpr int OtherThings = 20'000;
    const RunConfig& config = plan.config;
    // One process alone could do all of it, and each lost chunk at most that much again.
    const std::int64_t workMs =
        config.work.meanNs * static_cast<std::int64_t>(config.input.size) / NsPerMs;
    // Very many kills come close together, so all of them cost no more than some do.
    const std::int64_t times =
        2 + std::min(40, plan.mostKills) + static_cast<int>(config.recovery.faults.size());
    int waits = 0; // frozen processes are replaced after each other, at the worst
    for (const Disturbance& one : plan.disturbances)
        waits = std::max(waits, one.atMs) + (one.signal == SIGSTOP ? 1000 : 0);
    return OtherThings + waits + static_cast<int>(times * workMs);
}

QString disturbancesText(const StressPlan& plan) {
    QStringList texts;
    for (const Disturbance& one : plan.disturbances) {
        texts.append(u"%1 at %2 ms%3"_s.arg(textOf(one))
                         .arg(one.atMs)
                         .arg(one.fromStart ? u" from the start"_s : QString()));
    }
    return texts.isEmpty() ? u"nothing from outside"_s : texts.join(u", "_s);
}

QString kindWord(StressKind kind) {
    switch (kind) {
    case StressKind::One:
        return u"one"_s;
    case StressKind::Half:
        return u"half"_s;
    case StressKind::Driver:
        return u"driver"_s;
    case StressKind::Mixed:
        return u"mixed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
