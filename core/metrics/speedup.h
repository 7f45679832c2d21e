#pragma once

#include "core/record/moment.h"

#include <optional>
#include <vector>

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
/// squares not more than @p cores, a fraction where there is a quota.
[[nodiscard]] double idealSpeedup(const WorkSpec& work, int processes, double cores);
/// That of a run on its machine.
[[nodiscard]] double idealSpeedup(const RunRecord& record);

/// Adds up the share of the work that was done at any moment of a run, which may go on. Where the
/// numbers do not weigh the same, each chunk is looked at once.
class WorkDone {
public:
    /// 0 … 1, by weight of the numbers in finished chunks and of those done in unfinished ones.
    [[nodiscard]] double share(const Moment& moment);

private:
    /// What the chunks of one process weigh.
    struct Finished {
        std::size_t chunks = 0;     ///< counted so far
        double weight = 0.0;        ///< of them
        std::vector<double> before; ///< of those before every so many chunks
    };

    [[nodiscard]] double finishedWeight(const Moment& moment, int number, const WorkSpec& work);

    double m_totalWeight = 0.0;       ///< of all numbers; random profiles are added up once
    std::vector<Finished> m_finished; ///< by process
};

} // namespace poolscope
