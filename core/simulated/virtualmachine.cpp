#include "core/simulated/virtualmachine.h"

#include <QtGlobal>

namespace poolscope {

VirtualMachine virtualMachine(const SimulatedOptions& asked, int cores, const PoolCosts& costs) {
    return {asked.cores.value_or(cores),
            {asked.startNs.value_or(costs.startNs), asked.drawNs.value_or(costs.drawNs),
             asked.joinNs.value_or(costs.joinNs)}};
}

MachineFacts virtualFacts(const VirtualMachine& machine) {
    MachineFacts facts;
    facts.usableCores = facts.onlineCores = machine.cores;
    facts.system = QStringLiteral("simulated");
    facts.version = QStringLiteral(POOLSCOPE_VERSION);
    facts.qtVersion = QString::fromLatin1(qVersion());
    facts.simulated = machine.costs;
    return facts;
}

} // namespace poolscope
