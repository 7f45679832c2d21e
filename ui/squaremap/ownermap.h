#pragma once

#include <QtGlobal>

#include <vector>

namespace poolscope {

/// Which process computed which numbers of the input. Up to two million numbers exactly, more of
/// them in bins of equal length, each of which knows the process that computed most of it.
class OwnerMap {
public:
    /// For an input of @p numbers, none of them computed.
    void reset(quint64 numbers);
    /// Process @p process has computed @p count numbers from @p position on.
    void take(quint64 position, quint64 count, int process);

    [[nodiscard]] quint64 numbers() const { return m_numbers; }

    /// How many numbers share a bin.
    [[nodiscard]] quint64 binLength() const { return quint64{1} << m_shift; }

    /// The process that computed most of @p count numbers from @p position on, which is a number of
    /// the input, while the last may lie behind them; 0: none yet. Exact for single numbers of
    /// small inputs and where one process computed more than half.
    [[nodiscard]] int ownerOf(quint64 position, quint64 count) const {
        const quint64 first = position >> m_shift;
        const quint64 last = (position + count - 1) >> m_shift;
        return first == last ? m_bins[first].process : ownerOfBins(first, last);
    }

private:
    /// A process and its lead over all others (majority vote of Boyer and Moore).
    struct Bin {
        quint16 process = 0;
        quint16 lead = 0;
    };

    [[nodiscard]] int ownerOfBins(quint64 first, quint64 last) const;
    void vote(Bin& bin, int process, quint64 count) const;

    quint64 m_numbers = 0;
    int m_shift = 0; ///< a bin is 2^shift numbers long
    std::vector<Bin> m_bins;
};

} // namespace poolscope
