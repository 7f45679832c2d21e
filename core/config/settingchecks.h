#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <vector>

// What can be wrong with the single settings, for their table. Each adds what it finds.

namespace poolscope {

using Problems = std::vector<Problem>;

void checkSize(const RunConfig& config, Problems& problems);
/// And the last number, if nothing is wrong before.
void checkFirst(const RunConfig& config, Problems& problems);
void checkProcesses(const RunConfig& config, Problems& problems);
void checkSchedule(const RunConfig& config, Problems& problems);
void checkWork(const RunConfig& config, Problems& problems);
void checkSeed(const RunConfig& config, Problems& problems);
void checkRetries(const RunConfig& config, Problems& problems);
void checkVirtualCores(const RunConfig& config, Problems& problems);
void checkFaults(const RunConfig& config, Problems& problems);

} // namespace poolscope
