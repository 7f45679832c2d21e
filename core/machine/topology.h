#pragma once

#include "core/record/machinefacts.h"

namespace poolscope {

/// Adds what hwloc knows of the machine: physical cores and the processor's name. Takes a few
/// milliseconds, so only where it is shown or written to a file.
void addTopology(MachineFacts& facts);

} // namespace poolscope
