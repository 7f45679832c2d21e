#pragma once

#include "core/record/sweeprecord.h"

#include <cstddef>
#include <vector>

namespace poolscope {

/// The way that a sweep takes: which points each of its blocks runs, and when it knows enough.
class SweepCourse {
public:
    SweepCourse() = default;
    virtual ~SweepCourse() = default;
    Q_DISABLE_COPY_MOVE(SweepCourse)

    /// The points of @p sweep that the next block runs, when sweep.blocks of them are complete;
    /// ascending, empty: that was the last one. It may add points to @p sweep, and leave some out.
    [[nodiscard]] virtual std::vector<std::size_t> next(SweepRecord& sweep) = 0;

    /// How many blocks it will take in all, by what @p sweep says so far; at least sweep.blocks.
    [[nodiscard]] virtual int blocksExpected(const SweepRecord& sweep) const = 0;

    /// Whether the serial time is measured in the next block.
    [[nodiscard]] virtual bool wantsSerial(const SweepRecord& sweep) const = 0;
};

} // namespace poolscope
