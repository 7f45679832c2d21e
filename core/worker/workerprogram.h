#pragma once

#include "core/worker/workerarguments.h"

namespace poolscope {

/// All that the worker program does: maps the board, says ready, works at once, then follows the
/// driver's orders until told to quit. Returns the program's exit code.
[[nodiscard]] WorkerExit runWorker(const WorkerArguments& arguments);

} // namespace poolscope
