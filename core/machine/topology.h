#pragma once

#include "core/record/machinefacts.h"

namespace poolscope {

/// hwloc is not to tell people on stderr what it does not find: that is no news to them, and facts
/// that are missing are not shown. Sets an environment variable: call before there are other
/// threads.
void silenceTopology();

/// Adds what hwloc knows of the machine: physical cores and the processor's name. Takes a few
/// milliseconds, so only where it is shown or written to a file. Where the system keeps them to
/// itself (a container without /sys, a sandbox) they stay unknown. Call it before there are other
/// threads, or silenceTopology() then.
void addTopology(MachineFacts& facts);

} // namespace poolscope
