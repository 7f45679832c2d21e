#include "core/words/simulatedwords.h"

#include "core/base/text.h"
#include "core/words/amounts.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct SimulatedWords {
    Q_DECLARE_TR_FUNCTIONS(SimulatedWords)
};

} // namespace

QString simulatedText(const RunRecord& record) {
    const MachineFacts& machine = machineOf(record);
    if (!machine.simulated)
        return {};
    return SimulatedWords::tr("Simulated, not measured: a machine with %1, where starting a "
                              "process takes %2, drawing a chunk %3 and joining %4.")
        .arg(coresText(machine.usableCores), durationText(machine.simulated->startNs),
             durationText(machine.simulated->drawNs), durationText(machine.simulated->joinNs));
}

QString predictionText(const Prediction& prediction) {
    return SimulatedWords::tr("The simulated machine said %1, measured was %2: %3 off.")
        .arg(timesText(prediction.said), timesText(prediction.measured),
             shareText(prediction.error()));
}

} // namespace poolscope
