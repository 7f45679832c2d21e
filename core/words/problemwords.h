#pragma once

#include "core/base/fileerror.h"
#include "core/config/problem.h"
#include "core/record/runfailure.h"

#include <QString>

namespace poolscope {

/// One sentence: what was asked, why it cannot be had, what is allowed.
[[nodiscard]] QString sentence(const Problem& problem);

/// One sentence: which file, what is wrong with it, what can be done.
[[nodiscard]] QString sentence(const FileError& error);

/// One sentence: what happened, and to which process and chunk.
[[nodiscard]] QString sentence(const RunFailure& failure);

} // namespace poolscope
