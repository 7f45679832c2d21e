#pragma once

#include "core/config/runconfig.h"

#include <QString>

#include <optional>

// What follows from an experiment's settings, in a few words beside them. For settings that
// check() has nothing against.

namespace poolscope {

/// "numbers 0 … 99"
[[nodiscard]] QString inputText(const RunConfig& config);
/// "this machine: 2 cores"
[[nodiscard]] QString machineText(int usableCores);
/// "simulated: 64 cores"; without a number while a setting is wrong.
[[nodiscard]] QString virtualMachineText(const std::optional<RunConfig>& config, int usableCores);
/// "14 chunks of 7, one of 2"
[[nodiscard]] QString cutText(const RunConfig& config);
/// "about 22 ms in all"; "some nanoseconds each" for plain squares.
[[nodiscard]] QString workText(const RunConfig& config);

} // namespace poolscope
