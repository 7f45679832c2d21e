#pragma once

#include "core/pool/processpool.h"
#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

/// Takes over into a record what has changed on the board. Costs what changed, not what there is:
/// each process slot leads to the chunks that its process owned since the last look.
class BoardWatcher {
public:
    /// @p startedNs: the run's start on the monotonic clock.
    BoardWatcher(const Board& board, std::int64_t startedNs);

    /// Brings @p record up to now.
    void update(RunRecord& record, const std::vector<PoolMember>& members);

private:
    void updateProcess(RunRecord& record, const PoolMember& member);
    void takeEnd(ProcessRecord& process, const PoolMember& member) const;
    void takeFinished(RunRecord& record, ProcessRecord& process, std::uint64_t newest);
    /// The chunk that a member is at, or was at when it ended; @p newest: the last one it linked.
    [[nodiscard]] std::optional<ChunkInProgress> currentOf(const PoolMember& member,
                                                           std::uint64_t newest) const;
    [[nodiscard]] ChunkEvent eventAt(std::uint64_t index) const;
    [[nodiscard]] ChunkInProgress inProgressAt(std::uint64_t index, const ProcessSlot& slot) const;

    const Board& m_board;
    std::int64_t m_startedNs;
    std::vector<std::uint64_t> m_taken;  ///< per slot: newest chunk taken over, plus one
    std::vector<std::uint64_t> m_newest; ///< reused by takeFinished()
};

} // namespace poolscope
