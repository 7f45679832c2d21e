#pragma once

#include "core/record/machinefacts.h"

namespace poolscope {

/// Adds what hwloc knows of the machine: physical cores and the processor's name. Takes a few
/// milliseconds, so only where it is shown or written to a file. Where the system keeps them to
/// itself (a container without /sys, a sandbox) they stay unknown. Sets an environment variable
/// that silences hwloc: call before there are other threads.
void addTopology(MachineFacts& facts);

} // namespace poolscope
