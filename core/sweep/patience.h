#pragma once

#include "core/sweep/sweepwishes.h"

namespace poolscope {

/// What a sweep puts up with for the sake of a calm machine: time spent waiting for cores that
/// others use, and blocks run again. Both are bounded, so that a sweep ends on a machine that is
/// always busy, too.
class Patience {
public:
    explicit Patience(const SweepWishes& wishes);

    /// Whether to wait a little longer before the next block: at most 2 s for each, less where
    /// blocks are short, a tenth of the budget in all, and not on a machine that stays busy.
    [[nodiscard]] bool mayWait() const;
    void waited(Nanoseconds time);

    /// A block is over, after @p took.
    void endBlock(Nanoseconds took);
    /// It could be run again; @p wasCrowded: others used the cores that it needed. Whether to set
    /// it aside and do so: twice at most, then the machine is as it is until it is calm again; and
    /// no more blocks in all than repeats are asked for.
    [[nodiscard]] bool runsAgain(bool wasCrowded);

private:
    Nanoseconds m_waitLeft;
    Nanoseconds m_longestHere;    ///< wait before this block
    Nanoseconds m_waitedHere = 0; ///< since the last block
    int m_blocksLeft;             ///< that may be set aside
    int m_triesInARow = 0;        ///< that were crowded
};

} // namespace poolscope
