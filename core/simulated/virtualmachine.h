#pragma once

#include "core/config/runconfig.h"
#include "core/record/machinefacts.h"

namespace poolscope {

/// A machine that is only thought of, and what running a pool costs on it.
struct VirtualMachine {
    int cores = 1; ///< 1 … 65,536
    PoolCosts costs;

    friend bool operator==(const VirtualMachine&, const VirtualMachine&) = default;
};

/// The machine that is asked for; what is not asked for is as on a machine with @p cores and
/// @p costs.
[[nodiscard]] VirtualMachine virtualMachine(const SimulatedOptions& asked, int cores,
                                            const PoolCosts& costs);

/// What a record says of it.
[[nodiscard]] MachineFacts virtualFacts(const VirtualMachine& machine);

} // namespace poolscope
