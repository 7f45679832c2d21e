#include "core/config/examples.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr std::int64_t Us = 1'000;
constexpr std::int64_t Ms = 1'000'000;

RunConfig withWork(quint64 size, int processes, WorkKind kind, std::int64_t meanNs,
                   WorkProfile profile = WorkProfile::Equal) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.work.kind = kind;
    config.work.meanNs = meanNs;
    config.work.profile = profile;
    return config;
}

/// One of four processes is killed in the middle of a chunk, slowly enough to be seen.
RunConfig withADeath(OnDeath onDeath) {
    RunConfig config = withWork(100, 4, WorkKind::Wait, 30 * Ms);
    config.recovery.onDeath = onDeath;
    config.recovery.faults = {{FaultKind::Kill, 0, 45, false}};
    return config;
}

} // namespace

RunConfig exampleConfig(Example example, int usableCores) {
    const int processes = std::clamp(usableCores, 2, 8);
    RunConfig config;
    switch (example) {
    case Example::Notebook:
        break;
    case Example::WorthIt:
        config = withWork(1000, processes, WorkKind::Cpu, 1 * Ms);
        break;
    case Example::Unequal:
        config = withWork(100, 4, WorkKind::Cpu, 220 * Us, WorkProfile::Rising);
        break;
    case Example::Waiting:
        config = withWork(400, 8, WorkKind::Wait, 2 * Ms);
        break;
    case Example::TooMany:
        config = withWork(1000, 4 * processes, WorkKind::Cpu, 500 * Us);
        break;
    case Example::ChunksOfOne:
        config.input.size = 1'000'000;
        config.schedule = {ScheduleKind::Fixed, 1};
        break;
    case Example::OneHeavy:
        config = withWork(100, processes, WorkKind::Cpu, 2 * Ms, WorkProfile::OneHeavy);
        break;
    case Example::ManyNumbers:
        config.input.size = 10'000'000;
        config.processes = processes;
        break;
    case Example::ProcessKilled:
        config = withADeath(OnDeath::Retry);
        break;
    case Example::PoolWaits:
        config = withADeath(OnDeath::Hang);
        break;
    case Example::ExecutorGivesUp:
        config = withADeath(OnDeath::Fail);
        break;
    }
    return config;
}

} // namespace poolscope
