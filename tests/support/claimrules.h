#pragma once

#include "tests/support/claimmodel.h"

namespace poolscope {

/// What must not be in @p state, which @p board holds; empty if all is right.
[[nodiscard]] QString faultIn(const ModelState& state, const Board& board, const ClaimShape& shape);

/// What the step from @p before to @p after must not have done.
[[nodiscard]] QString faultOf(const ModelState& before, ModelMove move, const ModelState& after);

/// What is missing where nothing more can happen.
[[nodiscard]] QString faultAtEnd(const ModelState& state, const ClaimShape& shape);

} // namespace poolscope
