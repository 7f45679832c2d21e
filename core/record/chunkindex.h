#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace poolscope {

struct ChunkEvent;

/// Amounts of chunks, added up.
struct ChunkSum {
    quint64 items = 0;      ///< numbers in them
    Nanoseconds busyNs = 0; ///< time in them
};

/// The finished chunks of one process in their order. With a sum for every few of them, so that
/// what was done by any time is known without looking at all.
class ProcessChunks {
public:
    /// Chunks per sum: few enough to be read in a moment, enough for the sums to take no memory.
    static constexpr std::size_t Stride = 8;

    /// There may be @p chunks.
    void reserve(std::size_t chunks);
    /// The next chunk, at @p place in the record's list.
    void append(const ChunkEvent& chunk, quint32 place);

    [[nodiscard]] std::size_t size() const { return m_places.size(); }

    /// The place of the chunk at @p at, from 0, in the record's list.
    [[nodiscard]] quint32 operator[](std::size_t at) const { return m_places[at]; }

    /// Of the chunks before the one at @p sum × Stride, which has to be there.
    [[nodiscard]] ChunkSum sumBefore(std::size_t sum) const;
    /// The same time, where a chunk counts for 1 ns at least, so that none goes unseen.
    [[nodiscard]] Nanoseconds seenBefore(std::size_t sum) const;

    /// When the chunk at @p sum × Stride was started, which has to be there.
    [[nodiscard]] Nanoseconds startedNs(std::size_t sum) const { return m_sums[sum].startedNs; }

    [[nodiscard]] std::size_t sums() const { return m_sums.size(); }

private:
    /// What is known at every so many chunks: of those before, all but the first.
    struct Sum {
        Nanoseconds startedNs = 0; ///< of the chunk that stands there
        Nanoseconds busyNs = 0;
        quint32 items = 0; ///< no input has more
        quint32 empty = 0; ///< chunks that took no time that the clock saw
    };

    std::vector<quint32> m_places;
    std::vector<Sum> m_sums;
    Sum m_all; ///< of all chunks so far
};

/// What stands where in a record's list of finished chunks: by process and by the chunk's number.
class ChunkIndex {
public:
    /// The chunk at @p place of the list, which comes next.
    void add(const ChunkEvent& chunk, quint32 place);

    /// There will be @p chunks of about @p processes. Memory is taken as they come; but what had
    /// grown to millions would be copied in one go, while a window waits.
    void reserve(std::size_t chunks, int processes);

    /// Those that process @p number (from 1) has finished.
    [[nodiscard]] const ProcessChunks& of(int number) const;
    /// The place of chunk @p index; nothing: it is not finished.
    [[nodiscard]] std::optional<quint32> placeOf(quint64 index) const;

    /// One more than the highest index of a finished chunk.
    [[nodiscard]] std::size_t chunks() const { return m_places.size(); }

private:
    static constexpr quint32 Nowhere = std::numeric_limits<quint32>::max();

    std::vector<ProcessChunks> m_processes;
    std::size_t m_share = 0;       ///< of the chunks, that is expected of each process at the most
    std::vector<quint32> m_places; ///< by index
};

} // namespace poolscope
