#pragma once

#include "core/config/configtext.h"
#include "core/config/limits.h"
#include "core/config/runconfig.h"

#include <rapidcheck.h>

namespace poolscope {

/// A fault at one of the numbers of @p input, which has some.
inline Fault randomFault(const Input& input) {
    Fault fault;
    fault.kind =
        *rc::gen::element(FaultKind::Kill, FaultKind::Crash, FaultKind::Freeze, FaultKind::Exit);
    if (fault.kind == FaultKind::Exit)
        fault.exitCode = *rc::gen::inRange(0, 256);
    fault.number = *rc::gen::inRange<quint64>(input.first, input.first + input.size);
    fault.always = *rc::gen::arbitrary<bool>();
    return fault;
}

/// One that is simulated; nothing that is about real processes.
inline void simulate(RunConfig& config) {
    const auto cost = [] {
        return *rc::gen::maybe(rc::gen::inRange<Nanoseconds>(0, 24 * 3600 * NsPerSecond + 1));
    };
    const auto orNothing = [](const auto& maybe) {
        return maybe ? std::optional(*maybe) : std::nullopt;
    };
    config.engine = EngineId::Simulated;
    config.recovery = {};
    config.processes = *rc::gen::inRange(FewestProcesses, MostSimulatedProcesses + 1);
    config.simulated.cores = orNothing(*rc::gen::maybe(rc::gen::inRange(1, MostVirtualCores + 1)));
    config.simulated.startNs = orNothing(cost());
    config.simulated.drawNs = orNothing(cost());
    config.simulated.joinNs = orNothing(cost());
}

/// Any configuration that check() has nothing against, for RapidCheck, which makes those that fail
/// smaller.
inline RunConfig randomConfig() {
    constexpr Nanoseconds Day = 24 * 3600 * NsPerSecond;
    RunConfig config;
    config.input.first = *rc::gen::inRange<quint64>(0, LargestNumber + 1);
    config.input.size = *rc::gen::inRange<quint64>(0, LargestNumber - config.input.first + 2);
    config.processes = *rc::gen::inRange(FewestProcesses, MostProcesses + 1);
    config.schedule.kind = *rc::gen::element(
        ScheduleKind::Python, ScheduleKind::Fixed, ScheduleKind::Static, ScheduleKind::Guided,
        ScheduleKind::GuidedHalf, ScheduleKind::Trapezoid, ScheduleKind::Factoring);
    if (takesNumber(config.schedule.kind))
        config.schedule.parameter = *rc::gen::inRange<quint64>(1, LargestSize + 1);
    config.order = *rc::gen::element(ResultOrder::Input, ResultOrder::Completion);
    config.work.kind = *rc::gen::element(WorkKind::None, WorkKind::Cpu, WorkKind::Wait);
    if (config.work.kind != WorkKind::None)
        config.work.meanNs = *rc::gen::inRange<Nanoseconds>(1, Day + 1);
    config.work.profile =
        *rc::gen::element(WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling,
                          WorkProfile::Random, WorkProfile::OneHeavy);
    config.work.seed = *rc::gen::inRange<quint64>(0, LargestSeed + 1);
    config.recovery.onDeath = *rc::gen::element(OnDeath::Retry, OnDeath::Fail, OnDeath::Hang);
    config.recovery.retries = *rc::gen::inRange(0, MostRetries + 1);
    config.recovery.stallTimeoutNs = *rc::gen::inRange<Nanoseconds>(0, Day + 1);
    const int faults = config.input.size == 0 ? 0 : *rc::gen::inRange(0, int{MostFaults} + 1);
    for (int i = 0; i < faults; ++i)
        config.recovery.faults.push_back(randomFault(config.input));
    if (*rc::gen::arbitrary<bool>())
        simulate(config);
    return config;
}

/// One of so few numbers that a file may have a line for each.
inline RunConfig smallRandomConfig() {
    RunConfig config = randomConfig();
    config.input.size %= 300;
    config.recovery.faults.clear();
    if (config.input.size > 0 && config.engine == EngineId::Processes)
        config.recovery.faults = {randomFault(config.input)};
    return config;
}

} // namespace poolscope
