#pragma once

#include "core/metrics/balance.h"
#include "core/metrics/frozentime.h"
#include "core/metrics/losses.h"
#include "core/metrics/phases.h"
#include "core/metrics/shortfall.h"
#include "core/record/runrecord.h"

#include <optional>
#include <vector>

namespace poolscope {

class ChunkTally;

/// What the events of a run mean: found with one look at each chunk, and then read by whoever tells
/// or shows it. Times in ns; what a run that goes on or ended early does not have is left out.
struct RunSummary {
    Nanoseconds end = 0; ///< how far the record reaches: endOf()
    std::optional<Phases> phases;
    std::optional<Nanoseconds> untilReady; ///< until all lanes had a process that was ready
    std::vector<Losses> lanes;             ///< in their order; each adds up to end
    Losses losses;                         ///< of all lanes: they add up to lanes × end
    FrozenTime frozen;                     ///< it is lost
    std::optional<Shortfall> shortfall;    ///< of a finished run whose serial time is known
    std::optional<Balance> balance;

    std::optional<double> speedup; ///< serial time / wall time of the whole run
    /// Serial time / time of the map phase: what a pool that runs already would have gained.
    std::optional<double> mapSpeedup;
    std::optional<double> efficiency; ///< speedup / processes, 1 for ideal
    double ideal = 1;                 ///< the largest speedup that is possible here

    std::optional<ChunkEvent> longest; ///< the chunk that took longest
    std::optional<ChunkEvent> latest;  ///< the one that was finished last
    Nanoseconds lastStart = 0;         ///< when the last chunk of all was begun
    std::vector<ChunkEvent> doneAgain; ///< those of which an earlier attempt was lost
};

/// Looks at each chunk once; 10^7 take a tenth of a second.
[[nodiscard]] RunSummary summaryOf(const RunRecord& record);

/// The same where the record's chunks have been looked at already.
[[nodiscard]] RunSummary summaryOf(const RunRecord& record, const ChunkTally& tally);

} // namespace poolscope
