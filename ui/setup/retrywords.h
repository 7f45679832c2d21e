#pragma once

#include "core/config/runconfig.h"

#include <QString>

// What follows from the settings for deaths and planned faults, in a few words beside them. For
// settings that check() has nothing against.

namespace poolscope {

/// "its chunk is done again"
[[nodiscard]] QString onDeathText(OnDeath onDeath);
/// "in chunk 7 of 15"; empty if no fault is planned.
[[nodiscard]] QString faultsText(const RunConfig& config);
/// What of it all is not as usual: "kill@45, waits"; empty if nothing is.
[[nodiscard]] QString recoveryText(const RunConfig& config);

} // namespace poolscope
