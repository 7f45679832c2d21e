#pragma once

#include "core/machine/systemfiles.h"
#include "core/record/machinefacts.h"

#include <optional>

namespace poolscope {

/// What is quick to find out (well under a millisecond).
[[nodiscard]] MachineFacts readMachineFacts();

/// Cores that this process may use: the affinity mask's, capped by the cgroup's CPU quota (rounded
/// up), at least 1.
[[nodiscard]] int usableCores();

/// Memory of the machine that can be taken without swapping, in bytes; nothing where it cannot be
/// told.
[[nodiscard]] std::optional<quint64> availableMemory(const SystemFolders& folders = {});

} // namespace poolscope
