#pragma once

#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"

#include <map>
#include <span>
#include <vector>

namespace poolscope {

/// What became of a chunk that a process did not finish.
enum class LostState {
    Lost,    ///< the process died, and nobody has computed the chunk since
    Again,   ///< another process has computed it again
    Stopped, ///< the process was stopped with the run: nobody died
};

/// A chunk of which an attempt ended with its process.
struct LostChunk {
    quint64 index = 0;
    quint64 from = 0;  ///< position of its first number
    quint64 until = 0; ///< behind its last
    int process = 0;   ///< that began it, the last one if there were several
    int again = 0;     ///< that has finished it; 0: none
    bool died = false; ///< else it was stopped

    [[nodiscard]] LostState state() const {
        if (again != 0)
            return LostState::Again;
        return died ? LostState::Lost : LostState::Stopped;
    }
};

/// The chunks of a growing record that were not finished by the process that began them.
class LostChunks {
public:
    void reset();

    /// Whether @p record has begun again, as a replay does.
    [[nodiscard]] bool isStale(const RunRecord& record) const {
        return record.lostAttempts.size() < m_taken;
    }

    /// Takes over the attempts that were lost since the last time; @p plan is the record's. Returns
    /// their chunks.
    std::vector<Chunk> take(const RunRecord& record, const ChunkPlan& plan);

    /// Some process has finished a chunk.
    void finish(const ChunkEvent& chunk) {
        if (chunk.attempt > 1)
            finishAgain(chunk);
    }

    [[nodiscard]] std::span<const LostChunk> all() const { return m_chunks; }

    /// Those that lie in the positions from @p from until before @p until, by position.
    [[nodiscard]] std::span<const LostChunk> within(quint64 from, quint64 until) const;
    /// The one that the number at @p position is in; null: none.
    [[nodiscard]] const LostChunk* at(quint64 position) const;
    /// Whether there is one of that kind.
    [[nodiscard]] bool has(LostState state) const;

private:
    void finishAgain(const ChunkEvent& chunk);
    void add(const Chunk& chunk, int process, bool died);

    std::vector<LostChunk> m_chunks;    ///< by position; they do not overlap
    std::map<quint64, int> m_finishers; ///< of chunks that had more than one attempt, by index
    std::size_t m_taken = 0;            ///< of the record's lost attempts
};

} // namespace poolscope
