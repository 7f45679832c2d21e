#pragma once

#include "core/board/board.h"

#include <cstdint>
#include <vector>

namespace poolscope {

/// The faults planned for numbers at the positions of @p range, by position; those that happened
/// already and were planned for once are left out.
[[nodiscard]] std::vector<FaultSlot*> faultsWithin(const Board& board, const PositionRange& range);

/// Makes @p fault happen to the calling process, unless it was planned for once and another process
/// was first. Returns if so, and after a frozen process was continued.
void strike(FaultSlot& fault);

} // namespace poolscope
