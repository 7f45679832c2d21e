#pragma once

#include "core/record/moment.h"

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

    friend bool operator==(const LostChunk&, const LostChunk&) = default;

    [[nodiscard]] LostState state() const {
        if (again != 0)
            return LostState::Again;
        return died ? LostState::Lost : LostState::Stopped;
    }
};

/// The chunks that were not finished by the process that began them.
class LostChunks {
public:
    LostChunks() = default;
    /// As it was at @p moment.
    explicit LostChunks(const Moment& moment);

    [[nodiscard]] std::span<const LostChunk> all() const { return m_chunks; }

    /// Those that lie in the positions from @p from until before @p until, by position.
    [[nodiscard]] std::span<const LostChunk> within(quint64 from, quint64 until) const;
    /// The one that the number at @p position is in; null: none.
    [[nodiscard]] const LostChunk* at(quint64 position) const;
    /// Whether there is one of that kind.
    [[nodiscard]] bool has(LostState state) const;

private:
    void add(const Moment& moment, const LostAttempt& lost, bool died);

    std::vector<LostChunk> m_chunks; ///< by position; they do not overlap
};

} // namespace poolscope
