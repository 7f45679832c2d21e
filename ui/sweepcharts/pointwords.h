#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/record/sweeprecord.h"

#include <QString>

#include <cstddef>
#include <optional>

namespace poolscope {

/// "2 processes, chunks of 25"; of another program that is told no chunk size "2 processes".
[[nodiscard]] QString pointName(const SweepRecord& sweep, std::size_t point);

/// All that is known of a point, in lines: its figures, what they are made of, and what its whisker
/// means.
[[nodiscard]] QString pointText(const SweepRecord& sweep, const SweepSummary& summary,
                                std::size_t point);

/// Of one of its runs, which is shown by itself.
[[nodiscard]] QString runText(const SweepRecord& sweep, std::size_t point, const SweptRun& run);

/// How it stands among all; nothing while nothing can be said.
[[nodiscard]] std::optional<Standing> standingOf(const SweepSummary& summary, std::size_t point);

} // namespace poolscope
