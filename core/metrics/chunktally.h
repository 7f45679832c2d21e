#pragma once

#include "core/metrics/slicedtime.h"
#include "core/record/runrecord.h"

#include <optional>
#include <span>
#include <vector>

namespace poolscope {

/// What a look at every finished chunk tells of a run. Each is looked at once; they may come in
/// spans of any length and in any order, so that a record that grows, or what each process had done
/// at some time, can be taken as well.
class ChunkTally {
public:
    void take(std::span<const ChunkEvent> chunks);

    /// When process @p number finished its last chunk; 0 if it finished none.
    [[nodiscard]] Nanoseconds lastFinishOf(int number) const;

    [[nodiscard]] bool isEmpty() const { return !m_latest; }

    [[nodiscard]] Nanoseconds firstStart() const { return m_firstStart; }

    [[nodiscard]] Nanoseconds lastStart() const { return m_lastStart; }

    [[nodiscard]] Nanoseconds lastFinish() const { return m_latest ? m_latest->finishedNs : 0; }

    /// The chunk that took longest, and the one that was finished last; nothing if there is none.
    [[nodiscard]] const std::optional<ChunkEvent>& longest() const { return m_longest; }

    [[nodiscard]] const std::optional<ChunkEvent>& latest() const { return m_latest; }

    /// Chunks of which an earlier attempt was lost.
    [[nodiscard]] const std::vector<ChunkEvent>& doneAgain() const { return m_doneAgain; }

    /// Time in chunks, of all lanes together.
    [[nodiscard]] const SlicedTime& busy() const { return m_busy; }

private:
    std::vector<Nanoseconds> m_lastFinishes; ///< by process number − 1, as far as they were seen
    Nanoseconds m_firstStart = 0;
    Nanoseconds m_lastStart = 0;
    std::optional<ChunkEvent> m_longest;
    std::optional<ChunkEvent> m_latest;
    std::vector<ChunkEvent> m_doneAgain;
    SlicedTime m_busy;
};

} // namespace poolscope
