#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

struct Phases;

/// Serial time / wall time of the whole run: start-up, map, close and join. Nothing if the serial
/// time is not known or the run did not finish.
[[nodiscard]] std::optional<double> speedup(const RunRecord& record);

/// Serial time / time of the map phase, which is one of @p parts: what a pool that runs already
/// would have gained. Nothing also if there was no chunk.
[[nodiscard]] std::optional<double> mapSpeedup(const RunRecord& record, const Phases& parts);

/// The speedup reached so far: serial time × share of the work done (@p done, 0 … 1) / time so far.
/// For a run that goes on or ended early; for a finished one the same as speedup(). Nothing if the
/// serial time is not known or no time has passed.
[[nodiscard]] std::optional<double> speedupSoFar(const RunRecord& record, double done);

/// The most that @p processes can gain with this work: their number, for CPU work and plain
/// squares not more than @p usableCores.
[[nodiscard]] int idealSpeedup(const WorkSpec& work, int processes, int usableCores);

/// Adds up the share of the work that the chunks of a growing record have done; each chunk is
/// looked at once.
class WorkDone {
public:
    /// 0 … 1, by weight of the numbers in finished chunks and of those done in unfinished ones.
    [[nodiscard]] double share(const RunRecord& record);

private:
    double m_totalWeight = 0.0; ///< of all numbers; random profiles are added up once
    double m_finishedWeight = 0.0;
    std::size_t m_counted = 0; ///< chunks of the record in m_finishedWeight
};

} // namespace poolscope
