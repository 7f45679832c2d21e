#pragma once

#include "core/base/nanoseconds.h"

namespace poolscope {

/// A machine that is only thought of, and what running a pool costs on it.
struct VirtualMachine {
    int cores = 1;           ///< 1 … 65,536
    Nanoseconds startNs = 0; ///< to start a process; the driver starts one after the other
    Nanoseconds drawNs = 0;  ///< CPU time that a process needs to draw its next chunk
    Nanoseconds joinNs = 0;  ///< from the end of the last chunk until the run is over

    friend bool operator==(const VirtualMachine&, const VirtualMachine&) = default;
};

} // namespace poolscope
