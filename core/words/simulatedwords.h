#pragma once

#include "core/metrics/predictions.h"
#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

/// That a run was simulated, on what and with what costs, in one sentence; empty for a real one.
[[nodiscard]] QString simulatedText(const RunRecord& record);

/// How far the simulated machine was off, in one sentence.
[[nodiscard]] QString predictionText(const Prediction& prediction);

} // namespace poolscope
