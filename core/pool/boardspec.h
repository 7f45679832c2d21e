#pragma once

#include "core/board/board.h"
#include "core/config/runconfig.h"

#include <memory>

namespace poolscope {

class ChunkPlan;

/// What a board for a run of @p config, cut by @p plan, is made of. The speed of the machine,
/// @p iterationsPerUs, is only needed for CPU work.
[[nodiscard]] BoardSpec boardSpec(const RunConfig& config, const ChunkPlan& plan,
                                  double iterationsPerUs);

/// A board with every chunk in its place; null with errno set if the system refuses.
[[nodiscard]] std::unique_ptr<Board> makeBoard(const RunConfig& config, const ChunkPlan& plan,
                                               double iterationsPerUs);

} // namespace poolscope
