#pragma once

#include "core/metrics/runsummary.h"
#include "core/plan/chunkplan.h"
#include "core/record/moment.h"

#include <QString>

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

/// "It took 8.23 ms; one process without a pool takes 22.8 ms: speedup 2.77 ×." Empty for a run
/// that has not come to its end.
[[nodiscard]] QString figuresText(const RunRecord& record);

/// The settings and figures of a run that has ended, for below a picture of it as it was at that
/// moment, so that it explains itself elsewhere.
[[nodiscard]] QString captionText(const Moment& moment);

} // namespace poolscope
