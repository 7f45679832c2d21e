#pragma once

#include "core/record/processrecord.h"

namespace poolscope {

/// Killed or crashed: the end of a process that was ended by @p signal, and not by us.
[[nodiscard]] ProcessEnd endBySignal(int signal);

} // namespace poolscope
