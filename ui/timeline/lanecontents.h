#pragma once

#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/processtimes.h"

#include <limits>
#include <optional>
#include <vector>

namespace poolscope {

/// What is under the mouse in a lane.
struct LaneHit {
    const ProcessRecord* process = nullptr;
    const ChunkEvent* chunk = nullptr; ///< finished
    std::optional<ChunkInProgress> unfinished;
    const LostAttempt* lost = nullptr; ///< if it is unfinished for ever
    Nanoseconds ns = 0;

    [[nodiscard]] std::optional<quint64> chunkIndex() const;
};

/// A record by lanes. Takes over a growing record piece by piece: each chunk is looked at once.
class LaneContents {
public:
    /// From now on @p record, or nothing. Call take() after.
    void reset(const RunRecord* record);
    /// Takes over what is new, at most @p most chunks. True if that was all.
    bool take(std::size_t most = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] const RunRecord* record() const { return m_record; }

    /// Whether all that the record has is taken over.
    [[nodiscard]] bool isComplete() const { return m_record && m_taken == m_record->chunks.size(); }

    /// Whether the record has begun again, as a replay does.
    [[nodiscard]] bool isStale() const;

    [[nodiscard]] int lanes() const { return static_cast<int>(m_lanes.size()); }

    /// Places in the record's list of the processes of @p lane (from 0), in their order.
    [[nodiscard]] const std::vector<std::size_t>& processesOf(int lane) const;
    /// The process at @p at in the record's list.
    [[nodiscard]] ProcessView view(std::size_t at) const;
    /// Since when the picture of that process can still change while the record grows.
    [[nodiscard]] Nanoseconds openSince(std::size_t at) const;

    /// What lane @p lane shows at @p ns, chunks also if they are only @p reachNs away.
    [[nodiscard]] LaneHit hit(int lane, Nanoseconds ns, Nanoseconds reachNs) const;
    /// The finished chunk with that index. Null if there is none, or more chunks than can be looked
    /// through in a moment: one is too small to be seen then.
    [[nodiscard]] const ChunkEvent* find(quint64 index) const;
    /// The finished chunk with that index if earlier attempts at it were lost; null: none.
    [[nodiscard]] const ChunkEvent* findAgain(quint64 index) const;

private:
    [[nodiscard]] const LostAttempt* lostBy(const ProcessRecord& process) const;

    const RunRecord* m_record = nullptr;
    std::vector<ProcessTimes> m_times;             ///< as the record's processes
    std::vector<std::vector<std::size_t>> m_lanes; ///< processes of each
    std::size_t m_taken = 0;                       ///< chunks in m_times
    std::vector<std::size_t> m_again;              ///< those of them that are not the first attempt
};

} // namespace poolscope
