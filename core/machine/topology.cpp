#include "core/machine/topology.h"

#include <QLibrary>

#include <hwloc.h>

#include <cerrno>
#include <cstdlib>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

namespace {

/// A function of a library, whatever its type is; null if it is not there.
struct Symbol {
    QFunctionPointer at = nullptr;

    template<typename Function>
    operator Function*() const { // NOLINT(google-explicit-constructor)
        return reinterpret_cast<Function*>(at);
    }
};

/// hwloc, loaded where it is asked: to load it with the program takes 0.2 ms of every start, and
/// most runs from a command line never ask.
struct Hwloc {
    static_assert(HWLOC_API_VERSION >> 16 == 2, "hwloc 2 is the library's version 15");
    QLibrary library{QStringLiteral("hwloc"), 15};
    decltype(&hwloc_topology_init) init = find("hwloc_topology_init");
    decltype(&hwloc_topology_load) load = find("hwloc_topology_load");
    decltype(&hwloc_topology_destroy) destroy = find("hwloc_topology_destroy");
    decltype(&hwloc_get_type_depth) depthOf = find("hwloc_get_type_depth");
    decltype(&hwloc_get_nbobjs_by_depth) countAt = find("hwloc_get_nbobjs_by_depth");
    decltype(&hwloc_get_obj_by_depth) objectAt = find("hwloc_get_obj_by_depth");

    Symbol find(const char* name) { return {library.resolve(name)}; }

    [[nodiscard]] bool isThere() const {
        return init != nullptr && load != nullptr && destroy != nullptr && depthOf != nullptr &&
               countAt != nullptr && objectAt != nullptr;
    }
};

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
    const Hwloc hwloc;
    hwloc_topology_t topology = nullptr;
    if (!coresMayBeAsked() || !hwloc.isThere() || hwloc.init(&topology) != 0)
        return;
    if (hwloc.load(topology) == 0) {
        const auto cores = hwloc.countAt(topology, hwloc.depthOf(topology, HWLOC_OBJ_CORE));
        if (cores > 0)
            facts.physicalCores = static_cast<int>(cores);
        hwloc_obj_t package =
            hwloc.objectAt(topology, hwloc.depthOf(topology, HWLOC_OBJ_PACKAGE), 0);
        if (package != nullptr)
            facts.processor = QString::fromUtf8(hwloc_obj_get_info_by_name(package, "CPUModel"));
    }
    hwloc.destroy(topology);
}

} // namespace poolscope
