#pragma once

#include "core/config/runconfig.h"
#include "core/simulated/virtualmachine.h"

#include <vector>

namespace poolscope {

/// What happens to a chunk in a slow simulation, in ns since the run's start.
struct SlowChunk {
    int process = 0; ///< from 1
    long double started = 0;
    long double finished = 0;
    long double work = 0;
};

struct SlowRun {
    std::vector<SlowChunk> chunks; ///< by index
    long double wall = 0;
    long double serial = 0;
};

/// The run that Simulation speaks of, made the plain way: at each event all processes
/// are looked at, and what is left of each one's task is made smaller by what it got done. Shares
/// nothing with Simulation but the weights of single numbers.
[[nodiscard]] SlowRun slowSimulation(const RunConfig& config, const VirtualMachine& machine);

} // namespace poolscope
