#pragma once

#include "core/record/runfailure.h"

#include <QString>

namespace poolscope {

/// Why the run failed, in one or two sentences.
[[nodiscard]] QString sentence(const RunFailure& failure);

} // namespace poolscope
