#pragma once

#include "core/board/board.h"

#include <cstdint>
#include <vector>

namespace poolscope {

/// Passes over the whole input that were measured together.
struct SerialPart {
    std::int64_t ns = 0;
    std::uint64_t passes = 0; ///< at least 1
};

/// The serial time, measured several times if that is short.
struct SerialMeasurement {
    std::vector<SerialPart> parts; ///< none: there was no memory for the results

    [[nodiscard]] std::int64_t totalNs() const;
    /// The median by the time of a pass, of an even number the shorter of the two in the middle: a
    /// part that was disturbed by another program does not count. There are parts.
    [[nodiscard]] SerialPart typical() const;
    /// Whether another part is worth its time: at least a quarter of a millisecond is measured, and
    /// three parts unless that takes too long for a run that waits for it.
    [[nodiscard]] bool wantsMore() const;
};

/// Does all of the board's work in one plain loop, as a program without a pool would: results go
/// into memory of its own, which is fresh for each pass. Progress within a pass is kept visible in
/// the board's first process slot during the first part; afterwards all is done there.
[[nodiscard]] SerialMeasurement measureSerial(const Board& board);

} // namespace poolscope
