#pragma once

#include "core/simulated/tickscale.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace poolscope {

/// A chunk that a process is at. It is handed on from queue to queue, so that a simulation of many
/// processes needs no table of them that it would jump about in.
struct Task {
    int process = 0;         ///< from 0
    std::uint32_t chunk = 0; ///< index
    Ticks work = 0;
    Ticks started = 0;
};

/// Tasks by their ends, the soonest first, of several at once the lowest process. As in
/// every simulation nothing that is put in ends before what was taken out last, so a radix heap
/// will do, which moves each thing a few times through memory that lies side by side: a third of
/// the time of std::priority_queue with 65,536 in it. Ahuja, Mehlhorn, Orlin, Tarjan, "Faster
/// algorithms for the shortest path problem", JACM 37(2), 1990.
class EndQueue {
public:
    static constexpr Ticks Never = std::numeric_limits<Ticks>::max();

    [[nodiscard]] bool isEmpty() const { return m_next == Never; }

    /// When the soonest ends; Never if there is none.
    [[nodiscard]] Ticks next() const { return m_next; }

    /// @p task ends at @p when: 0 … Never − 1. If that is before the end taken last, it counts as
    /// at once.
    void push(Ticks when, const Task& task);

    /// Takes the soonest out; there is one.
    Task pop();

private:
    struct End {
        Ticks when = 0;
        Task task;
    };

    static constexpr int DigitBits = 4;
    static constexpr std::size_t Digits = 1 << DigitBits;
    static constexpr std::size_t Places = 64 / DigitBits;

    [[nodiscard]] std::size_t bucketOf(Ticks when) const;
    void put(const End& end);
    void spread(std::size_t bucket);
    [[nodiscard]] Ticks soonest() const;

    /// By the highest place in which an end differs from the last that was taken, and its digit
    /// there: those of a lower bucket are all sooner than those of a higher one, and those that
    /// share a bucket of the lowest place are equal.
    std::array<std::vector<End>, Places * Digits> m_buckets;
    std::array<std::uint16_t, Places> m_filled{}; ///< a bit for each digit
    Ticks m_last = 0;
    Ticks m_next = Never;
};

} // namespace poolscope
