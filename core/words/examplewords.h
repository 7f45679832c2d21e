#pragma once

#include "core/config/examples.h"

#include <QString>

namespace poolscope {

/// The name of a prepared experiment, as in a list.
[[nodiscard]] QString exampleName(Example example);

/// What there is to see in it, in one sentence.
[[nodiscard]] QString exampleHint(Example example);

} // namespace poolscope
