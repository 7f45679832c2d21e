#pragma once

#include "core/record/moment.h"

namespace poolscope {

/// Walks along the chunks that a process had finished at a moment, from earlier to later times
/// only. Tells how long it worked until any time without looking at all of them.
class BusyCursor {
public:
    /// The moment has to outlive it and not change.
    BusyCursor(const Moment& moment, int process);

    /// Time spent in chunks until @p ns, not before the last time asked for. A chunk counts for 1
    /// ns at least, so that none goes unseen. Where a sum covers @p grainNs or less, its chunks are
    /// not looked at but taken to lie evenly in it.
    Nanoseconds busyUntil(Nanoseconds ns, Nanoseconds grainNs = 0);
    /// Whether there is a next sum, and it covers @p grainNs or less: no chunk in it is longer.
    [[nodiscard]] bool isFine(Nanoseconds grainNs) const;

    /// When the next sum begins; there has to be one.
    [[nodiscard]] Nanoseconds sumStartNs() const { return m_own.startedNs(sum()); }

    /// The first chunk that ends after the time asked for last; null: none.
    [[nodiscard]] const ChunkEvent* chunk() const;
    /// Goes on to the chunk after chunk().
    void skip();

private:
    [[nodiscard]] std::size_t sum() const { return m_at / ProcessChunks::Stride; }

    void gallopTo(Nanoseconds ns);

    const ProcessChunks& m_own;
    const std::vector<ChunkEvent>& m_all;
    std::size_t m_count; ///< chunks
    std::size_t m_sums;  ///< that stand before one of them
    std::size_t m_at = 0;
    Nanoseconds m_busyNs = 0; ///< in the chunks before chunk()
};

/// The chunk of a process that was being computed at @p ns, or the one nearest to it within
/// @p reachNs, of those that it had finished; null: none.
[[nodiscard]] const ChunkEvent* chunkNear(const Moment& moment, int process, Nanoseconds ns,
                                          Nanoseconds reachNs);

} // namespace poolscope
