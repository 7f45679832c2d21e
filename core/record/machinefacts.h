#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

#include <algorithm>
#include <optional>

namespace poolscope {

/// What running a pool costs on a machine, besides the work.
struct PoolCosts {
    Nanoseconds startNs = 0; ///< to start a process; the driver starts one after the other
    Nanoseconds drawNs = 0;  ///< CPU time that a process needs to draw its next chunk
    Nanoseconds joinNs = 0;  ///< from the end of the last chunk until the run is over

    friend bool operator==(const PoolCosts&, const PoolCosts&) = default;
};

/// The machine that a run was made on, as far as it matters for its figures.
struct MachineFacts {
    int usableCores = 1; ///< what this program may use: affinity mask, cgroup quota, online cores
    int onlineCores = 1; ///< logical cores of the machine
    /// CPU time per time that the control group's quota allows, in cores; nothing: no quota.
    std::optional<double> quotaCores;
    quint64 memoryBytes = 0;
    QString system;  ///< "Debian GNU/Linux 12 (bookworm), Linux 6.1.0"
    QString version; ///< of Poolscope
    QString qtVersion;
    /// Topology takes some milliseconds to find out, so it is only there where it is asked for.
    std::optional<int> physicalCores;
    QString processor; ///< the model's name; empty if unknown
    /// Speed of the calibrated loop; nothing if the run had no CPU work.
    std::optional<double> iterationsPerUs;
    /// This machine is only thought of: nothing was measured on it, it has these costs.
    std::optional<PoolCosts> simulated;

    friend bool operator==(const MachineFacts&, const MachineFacts&) = default;
};

/// As many cores can be busy all the time: those that may be used, or the part of them that the
/// quota allows.
[[nodiscard]] inline double coresAtOnce(const MachineFacts& machine) {
    const double cores = machine.usableCores;
    return std::min(cores, machine.quotaCores.value_or(cores));
}

/// A machine that processes of the run were on.
struct MachineRecord {
    MachineFacts facts;
    Nanoseconds clockOffsetNs = 0;      ///< was added to its stamps to make them the run's times
    Nanoseconds clockUncertaintyNs = 0; ///< ± so much; 0: it shares the driver's clock
    /// Time of cores that the quota kept from the run; nothing: no quota, or it is not known.
    std::optional<Nanoseconds> throttledNs;

    friend bool operator==(const MachineRecord&, const MachineRecord&) = default;
};

} // namespace poolscope
