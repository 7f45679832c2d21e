#pragma once

#include "core/metrics/runsummary.h"
#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"

#include <QString>

#include <optional>

namespace poolscope {

/// Why the run has the speedup that it has, in one sentence of plain words; others before it tell
/// of pauses and of processes that died. Empty while the run goes on.
[[nodiscard]] QString explanation(const RunRecord& record, const RunSummary& summary);
/// The same with a look at each chunk.
[[nodiscard]] QString explanation(const RunRecord& record);

/// What the plan cuts, as in "14 chunks of 7, one of 2".
[[nodiscard]] QString chunksText(const ChunkPlan& plan);

/// What a run came to, in one line: "Finished: 100 squares, 15 chunks, 4 processes. Every result
/// checked."
[[nodiscard]] QString outcomeText(const RunRecord& record);

/// The settings and figures of a run that has ended, for below a picture of it, so that it explains
/// itself elsewhere. @p shownAt: the picture shows the run as it was at that time.
[[nodiscard]] QString captionText(const RunRecord& record,
                                  std::optional<Nanoseconds> shownAt = std::nullopt);

} // namespace poolscope
