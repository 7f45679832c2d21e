#include "core/report/jsonparts.h"

namespace poolscope {

namespace {

/// The costs of a machine that is only thought of; null for a real one.
void writeSimulated(JsonStream& json, const std::optional<PoolCosts>& costs) {
    json.Key("simulated");
    if (!costs) {
        json.Null();
        return;
    }
    json.StartObject();
    json.field("start_cost_ns", costs->startNs);
    json.field("draw_cost_ns", costs->drawNs);
    json.field("join_cost_ns", costs->joinNs);
    json.EndObject();
}

} // namespace

void writeMachine(JsonStream& json, const MachineFacts& machine,
                  std::optional<Nanoseconds> throttledNs) {
    json.Key("machine");
    json.StartObject();
    json.field("usable_cores", machine.usableCores);
    json.field("online_cores", machine.onlineCores);
    json.field("physical_cores", machine.physicalCores);
    json.field("quota_cores", machine.quotaCores);
    json.field("throttled_ns", throttledNs);
    json.field("processor", knownIf(!machine.processor.isEmpty(), machine.processor));
    json.field("memory_bytes", machine.memoryBytes);
    json.field("system", machine.system);
    json.field("poolscope", machine.version);
    json.field("qt", machine.qtVersion);
    json.field("iterations_per_us", machine.iterationsPerUs);
    writeSimulated(json, machine.simulated);
    json.EndObject();
}

} // namespace poolscope
