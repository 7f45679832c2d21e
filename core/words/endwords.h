#pragma once

#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

// How a process came to its end, for behind its name: "process 2 … was killed". All who tell of an
// end tell it so.

/// "was killed"
[[nodiscard]] QString endText(ProcessEnd end);

/// With what is known of it: "was killed by signal 9 (SIGKILL)".
[[nodiscard]] QString endText(ProcessEnd end, int signal, int exitCode);
[[nodiscard]] QString endText(const ProcessRecord& process);

/// A signal by number and, where it has one, name: "9 (SIGKILL)".
[[nodiscard]] QString signalText(int signal);

} // namespace poolscope
