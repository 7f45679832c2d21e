#pragma once

#include "app/commandline/exitcodes.h"

#include <QString>

namespace poolscope {

/// Becomes the window program in @p folder; comes back only if it is missing there.
[[nodiscard]] ExitCode openWindow(const QString& folder);

} // namespace poolscope
