#include "core/machine/topology.h"

#include <hwloc.h>

namespace poolscope {

void addTopology(MachineFacts& facts) {
    hwloc_topology_t topology = nullptr;
    if (hwloc_topology_init(&topology) != 0)
        return;
    if (hwloc_topology_load(topology) == 0) {
        const int cores = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_CORE);
        if (cores > 0)
            facts.physicalCores = cores;
        const hwloc_obj_t package = hwloc_get_obj_by_type(topology, HWLOC_OBJ_PACKAGE, 0);
        if (package != nullptr)
            facts.processor = QString::fromUtf8(hwloc_obj_get_info_by_name(package, "CPUModel"));
    }
    hwloc_topology_destroy(topology);
}

} // namespace poolscope
