#pragma once

#include "core/record/runfailure.h"

#include <QString>

namespace poolscope {

/// A signal by number and, where it has one, name: "9 (SIGKILL)".
[[nodiscard]] QString signalText(int signal);

/// Why the run failed, in one or two sentences.
[[nodiscard]] QString sentence(const RunFailure& failure);

} // namespace poolscope
