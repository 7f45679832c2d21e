#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

#include <algorithm>

namespace poolscope {

/// How long a sweep goes on, in which order, and how much of it is kept.
struct SweepWishes {
    /// Blocks that are run in any case, 1 … 1000; below 6 there are no intervals.
    int repeats = 10;
    /// No more blocks than that, unless more repeats are asked for.
    int mostBlocks = 40;
    /// Of the median: half the length of its 95 % interval, as a share, above 0 … 1.
    double precision = 0.03;
    /// Once so much time is spent no other block is begun.
    Nanoseconds budgetNs = 60 * NsPerSecond;
    quint64 orderSeed = 1;
    bool measureSerial = true;
    /// Memory for the runs that are kept whole, all in all: some 8 million chunks.
    quint64 mostKeptBytes = 500'000'000;

    [[nodiscard]] int lastBlock() const { return std::max(repeats, mostBlocks); }

    friend bool operator==(const SweepWishes&, const SweepWishes&) = default;
};

} // namespace poolscope
