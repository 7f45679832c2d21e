#pragma once

#include "core/board/board.h"

#include <cstdint>

namespace poolscope {

struct SerialMeasurement {
    std::int64_t totalNs = 0;
    std::uint64_t passes = 0; ///< at least 1
};

/// Does all of the board's work in one plain loop, as a program without a pool would: results go
/// into memory of its own. Repeats whole passes until at least 1 ms has been measured. Progress
/// within a pass is kept visible in the board's first process slot.
[[nodiscard]] SerialMeasurement measureSerial(const Board& board);

} // namespace poolscope
