#pragma once

#include "core/record/moment.h"
#include "ui/squaremap/zeros.h"

namespace poolscope {

/// Which process computed which numbers of a run's input, at any time. Up to two million numbers
/// exactly, more of them in bins of equal length, each of which knows the process that computed
/// most of it. A bin knows when its first chunk was finished and when its last: only in between the
/// chunks themselves have to be looked at.
class OwnerMap {
public:
    /// For an input of @p numbers, none of them computed.
    void reset(quint64 numbers);
    void take(const ChunkEvent& chunk);

    [[nodiscard]] quint64 numbers() const { return m_numbers; }

    /// How many numbers share a bin.
    [[nodiscard]] quint64 binLength() const { return quint64{1} << m_shift; }

    /// The process that computed most of @p count numbers from @p position on, which is a number of
    /// the input, while the last may lie behind them; 0: none yet. Exact for single numbers of
    /// small inputs and where one process computed more than half.
    [[nodiscard]] int ownerOf(quint64 position, quint64 count) const {
        const quint64 first = position >> m_shift;
        const quint64 last = (position + count - 1) >> m_shift;
        return first == last ? static_cast<int>(m_bins[first].process) : ownerOfBins(first, last);
    }

    /// The same as it was at @p moment, all chunks of which were taken.
    [[nodiscard]] int ownerAt(const Moment& moment, quint64 position, quint64 count) const;

private:
    /// A process and its lead over all others (majority vote of Boyer and Moore).
    struct Votes {
        int process = 0;
        quint64 lead = 0;

        void add(int voted, quint64 votes) {
            if (voted == process) {
                lead += votes;
            } else if (process != 0 && lead >= votes) {
                lead -= votes;
            } else {
                process = voted;
                lead = votes - lead;
            }
        }
    };

    struct Bin {
        quint32 process : 20 = 0;
        quint32 lead : 12 = 0; ///< bins are 2048 numbers long at the most
    };

    /// When a bin's first chunk was finished, and its last. Rounded to where that is safe: they may
    /// seem to be further apart.
    struct Times {
        float firstNs = 0.0F;
        float lastNs = 0.0F;
    };

    [[nodiscard]] int ownerOfBins(quint64 first, quint64 last) const;
    [[nodiscard]] Votes votesOf(quint64 bin, const Moment& moment) const;
    [[nodiscard]] Votes countedVotes(quint64 bin, const Moment& moment) const;
    void vote(quint64 bin, const ChunkEvent& chunk, quint64 count);

    quint64 m_numbers = 0;
    int m_shift = 0; ///< a bin is 2^shift numbers long
    Zeros<Bin> m_bins;
    Zeros<Times> m_times; ///< of each; apart, as at the end of a run nobody asks for them
};

} // namespace poolscope
