#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

namespace poolscope {

/// CPU time that process @p pid has used so far, all its threads; 0 if the system does not tell.
[[nodiscard]] Nanoseconds cpuTimeOf(qint64 pid);

/// Whether process @p pid was stopped (SIGSTOP, SIGTSTP …) and not continued. False where the
/// system does not tell.
[[nodiscard]] bool isStopped(qint64 pid);

} // namespace poolscope
