#pragma once

#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

/// When one process was at work: answers how long it worked until any time without looking at all
/// its chunks. Keeps a sum for every few chunks, not the chunks, which stay in the record.
class ProcessTimes {
public:
    /// Takes the chunk at @p at in the record's list; later ones of the process come later.
    void append(const ChunkEvent& chunk, quint32 at);

    [[nodiscard]] bool isEmpty() const { return m_segments.empty(); }

    /// End of the last chunk; 0 if there is none.
    [[nodiscard]] Nanoseconds lastFinishNs() const { return m_lastFinishNs; }

private:
    friend class BusyCursor;

    /// Chunks of the process that follow each other in the record, too.
    struct Segment {
        Nanoseconds startedNs = 0;  ///< of the first chunk
        Nanoseconds busyBefore = 0; ///< time in all chunks before
        quint32 first = 0;          ///< in the record's list
        quint32 count = 0;
    };

    std::vector<Segment> m_segments;
    Nanoseconds m_busyNs = 0;
    Nanoseconds m_lastFinishNs = 0;
};

/// Walks along a process's chunks, from earlier to later times only.
class BusyCursor {
public:
    /// @p chunks: the record's list, which may not change meanwhile.
    BusyCursor(const ProcessTimes& times, const std::vector<ChunkEvent>& chunks);

    /// Time spent in chunks until @p ns, not before the last time asked for. A chunk counts for 1
    /// ns at least, so that none goes unseen. Where a sum covers @p grainNs or less, its chunks are
    /// not looked at but taken to lie evenly in it.
    Nanoseconds busyUntil(Nanoseconds ns, Nanoseconds grainNs = 0);
    /// Whether there is a next sum, and it covers @p grainNs or less: no chunk in it is longer.
    [[nodiscard]] bool isFine(Nanoseconds grainNs) const;

    /// When the next sum begins; there has to be one.
    [[nodiscard]] Nanoseconds sumStartNs() const { return m_segments[m_segment].startedNs; }

    /// The first chunk that ends after the time asked for last; null: none.
    [[nodiscard]] const ChunkEvent* chunk() const;
    /// Goes on to the chunk after chunk().
    void skip();

private:
    void gallopTo(Nanoseconds ns);

    const std::vector<ProcessTimes::Segment>& m_segments;
    const std::vector<ChunkEvent>& m_chunks;
    std::size_t m_segment = 0;
    quint32 m_inSegment = 0;
    Nanoseconds m_busyNs = 0; ///< in the chunks before chunk()
};

/// The chunk of a process that was being computed at @p ns, or the one nearest to it within
/// @p reachNs; null: none.
[[nodiscard]] const ChunkEvent* chunkNear(const ProcessTimes& times,
                                          const std::vector<ChunkEvent>& chunks, Nanoseconds ns,
                                          Nanoseconds reachNs);

} // namespace poolscope
