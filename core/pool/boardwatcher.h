#pragma once

#include "core/base/framebudget.h"
#include "core/pool/processpool.h"
#include "core/record/recordwriter.h"

#include <vector>

namespace poolscope {

/// Takes over into a record what has changed on the board. Costs what changed, not what there is:
/// each process slot leads to the chunks that its process owned since the last look. Millions of
/// them can be taken over in steps that leave a window its time:
///
///     watcher.look(writer, members);
///     while (!watcher.takeOver(writer, budget))
///         budget.begin(); // in the next turn of the event loop
class BoardWatcher {
public:
    /// @p startedNs: the run's start on the monotonic clock.
    BoardWatcher(const Board& board, std::int64_t startedNs);

    /// Sees how the processes are. Their finished chunks follow with takeOver(), and until then the
    /// record reaches no further than before.
    void look(RecordWriter& writer, const std::vector<PoolMember>& members);
    /// Takes over what the budget allows of the chunks that were finished at the last look. True:
    /// that was all of them.
    bool takeOver(RecordWriter& writer, FrameBudget& budget);

private:
    /// Chunks that one process has finished. On the board the newest leads to those before.
    struct Found {
        std::vector<quint32> chunks; ///< indexes of those to be taken over, in their order
        std::size_t taken = 0;       ///< of them
        std::uint64_t newest = 0;    ///< the last one found, plus one, as all that follow
        std::uint64_t wanted = 0;    ///< up to here they are to be found
        std::uint64_t from = 0;      ///< they are being followed back from here; 0: they are not
        std::uint64_t at = 0;        ///< so far
        std::size_t ordered = 0;     ///< of the chunks; the rest is still in reverse
    };

    void addProcess(RecordWriter& writer, const PoolMember& member) const;
    void updateProcess(RecordWriter& writer, const PoolMember& member);
    [[nodiscard]] ProcessFate fateOf(const PoolMember& member) const;
    bool find(Found& found, FrameBudget& budget) const;
    bool take(RecordWriter& writer, Found& found, FrameBudget& budget);
    /// The chunk that a member is at, or was at when it ended; @p newest: the last one it linked.
    [[nodiscard]] std::optional<ChunkInProgress> currentOf(const PoolMember& member,
                                                           std::uint64_t newest) const;
    [[nodiscard]] ChunkEvent eventAt(std::uint64_t index) const;
    [[nodiscard]] ChunkInProgress inProgressAt(std::uint64_t index, const ProcessSlot& slot) const;

    const Board& m_board;
    std::int64_t m_startedNs;
    Nanoseconds m_lookedNs = 0; ///< at the last look, since the run's start
    std::vector<Found> m_found; ///< by process slot
};

} // namespace poolscope
