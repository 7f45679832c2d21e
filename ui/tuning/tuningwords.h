#pragma once

#include "core/sweep/sweepsession.h"
#include "core/sweep/sweeptask.h"

#include <QString>

namespace poolscope {

/// How far a sweep is: "block 14 of about 40 · about 9 s left"; of one that has ended what it took.
[[nodiscard]] QString progressText(const SweepSession& session);

/// What goes on, or went on, in the status bar: "Searching: 200 squares, 40 settings."
[[nodiscard]] QString sweepStatusText(const SweepTask& task, const SweepRecord& sweep);

} // namespace poolscope
