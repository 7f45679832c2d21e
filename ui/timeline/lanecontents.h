#pragma once

#include "ui/timeline/lanegeometry.h"

#include <optional>
#include <span>
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

/// A moment of a run by lanes.
class LaneContents {
public:
    /// @p moment has to outlive it. It may change; refresh() has to follow before anything is
    /// asked.
    explicit LaneContents(const Moment& moment)
        : m_moment(moment) {}

    /// The moment is one of another run.
    void reset();
    /// The moment has changed.
    void refresh();

    [[nodiscard]] const Moment& moment() const { return m_moment; }

    /// Whether there is nothing to show, not even at another time of the run.
    [[nodiscard]] bool isEmpty() const {
        return m_moment.isEmpty() || (m_moment.record().processes.empty() && !hasSerialLane());
    }

    /// Whether there is something to show of the serial time.
    [[nodiscard]] bool hasSerialLane() const {
        return !m_moment.isEmpty() &&
               (m_moment.record().serialNs || m_moment.record().measuringSerial);
    }

    /// Those of the run, also if nobody is on them yet.
    [[nodiscard]] int lanes() const { return static_cast<int>(m_lanes.size()); }

    /// Places in the moment's list of the processes of @p lane (from 0), in their order.
    [[nodiscard]] std::span<const std::size_t> processesOf(int lane) const;
    /// The process at @p at in the moment's list.
    [[nodiscard]] ProcessView view(std::size_t at) const;
    /// Since when the picture of that process can still change as time goes on.
    [[nodiscard]] Nanoseconds openSince(std::size_t at) const;

    /// What lane @p lane shows at @p ns, chunks also if they are only @p reachNs away.
    [[nodiscard]] LaneHit hit(int lane, Nanoseconds ns, Nanoseconds reachNs) const;
    /// The finished chunk with that index if earlier attempts at it were lost; null: none.
    [[nodiscard]] const ChunkEvent* findAgain(quint64 index) const;

private:
    [[nodiscard]] const LostAttempt* lostBy(const ProcessRecord& process) const;

    const Moment& m_moment;
    std::vector<std::vector<std::size_t>> m_lanes; ///< processes of each, at the end of the run
    std::size_t m_placed = 0;                      ///< processes in m_lanes
};

} // namespace poolscope
