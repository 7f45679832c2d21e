#pragma once

#include "core/base/nanoseconds.h"
#include "core/machine/systemfiles.h"

#include <QtGlobal>

#include <optional>

namespace poolscope {

/// CPU time that process @p pid has used so far, all its threads; 0 if the system does not tell.
[[nodiscard]] Nanoseconds cpuTimeOf(qint64 pid);

/// Time that the first thread of process @p pid was ready to run so far and had no core; nothing
/// where the system does not count it.
[[nodiscard]] std::optional<Nanoseconds> coreWaitOf(qint64 pid, const SystemFolders& folders = {});

/// Whether process @p pid was stopped (SIGSTOP, SIGTSTP …) and not continued. False where the
/// system does not tell.
[[nodiscard]] bool isStopped(qint64 pid);

} // namespace poolscope
