#pragma once

#include "core/record/sweeprecord.h"
#include "core/sweep/machinewatch.h"
#include "core/sweep/patience.h"

namespace poolscope {

/// Keeps a sweep's times free of what others do on the machine, as far as its patience reaches, and
/// its conditions on the record.
class CalmKeeper {
public:
    CalmKeeper(const RunEnvironment& environment, const SweepWishes& wishes);

    /// Before the first block of @p sweep.
    void begin(SweepRecord& sweep);

    /// Asked before each block until it is 0: how long to wait yet, for cores that others use.
    [[nodiscard]] Nanoseconds waitBeforeBlock(SweepRecord& sweep);

    /// Block @p block of @p sweep is over. True: it does not count, since others used the cores,
    /// and is to be run again; never if it took longer than @p timeForOne.
    [[nodiscard]] bool endBlock(SweepRecord& sweep, int block, Nanoseconds timeForOne);

private:
    MachineWatch m_watch;
    Patience m_patience;
    bool m_isCrowded = false;   ///< as far as is known
    bool m_isWaiting = false;   ///< has asked to wait
    Nanoseconds m_waitedNs = 0; ///< before this block
};

/// All runs of block @p block of @p sweep that count so far do so no more.
void setBlockAside(SweepRecord& sweep, int block, SetAside why);

} // namespace poolscope
