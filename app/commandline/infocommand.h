#pragma once

#include "app/commandline/exitcodes.h"

namespace poolscope {

/// `poolscope info`: what this machine lets the program use, the engines, and the versions.
[[nodiscard]] ExitCode printInfo();

} // namespace poolscope
