#include "core/machine/topology.h"

#include <hwloc.h>

#include <cerrno>
#include <cstdlib>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

namespace {

/// Whether the system tells on which cores this process may run. hwloc asks with larger and larger
/// masks until it is told, which in a sandbox that denies it would be for ever.
bool coresMayBeAsked() {
#if defined(__linux__)
    cpu_set_t mask;
    return sched_getaffinity(0, sizeof mask, &mask) == 0 || errno == EINVAL; // too small a mask
#else
    return true;
#endif
}

} // namespace

void silenceTopology() {
    setenv("HWLOC_HIDE_ERRORS", "2", 0);
}

void addTopology(MachineFacts& facts) {
    silenceTopology(); // changes nothing if that was done
    hwloc_topology_t topology = nullptr;
    if (!coresMayBeAsked() || hwloc_topology_init(&topology) != 0)
        return;
    if (hwloc_topology_load(topology) == 0) {
        const int cores = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_CORE);
        if (cores > 0)
            facts.physicalCores = cores;
        hwloc_obj_t package = hwloc_get_obj_by_type(topology, HWLOC_OBJ_PACKAGE, 0);
        if (package != nullptr)
            facts.processor = QString::fromUtf8(hwloc_obj_get_info_by_name(package, "CPUModel"));
    }
    hwloc_topology_destroy(topology);
}

} // namespace poolscope
