#pragma once

#include "core/sweep/sweeptask.h"

#include <QString>

namespace poolscope {

/// How far a sweep is, by what it expects now.
struct SweepProgress {
    double share = 0.0;                   ///< 0 … 1
    int blocks = 0;                       ///< in all
    std::optional<Nanoseconds> left = {}; ///< time; nothing: not known yet
    bool isWaiting = false;               ///< for cores that others use
};

[[nodiscard]] SweepProgress progressOf(const SweepSession& session, bool isWaiting);

/// "block 14 of about 40 · about 9 s left"; of a sweep that has ended what it took.
[[nodiscard]] QString progressText(const SweepRecord& sweep, const SweepProgress& progress);

/// What goes on, or went on, in the status bar: "Searching: 200 squares, 40 settings."
[[nodiscard]] QString sweepStatusText(const SweepTask& task, const SweepRecord& sweep);

} // namespace poolscope
