#include "ui/squaremap/ownermap.h"

#include <algorithm>

namespace poolscope {

namespace {

/// More than the pixels of a map on any usual screen, and little memory.
constexpr quint64 MostBins = quint64{1} << 21;

} // namespace

void OwnerMap::reset(quint64 numbers) {
    m_numbers = numbers;
    m_shift = 0;
    while ((numbers >> m_shift) > MostBins)
        ++m_shift;
    const quint64 bins = numbers == 0 ? 0 : ((numbers - 1) >> m_shift) + 1;
    m_bins.assign(bins, Bin{});
}

void OwnerMap::vote(Bin& bin, int process, quint64 count) const {
    const auto votes = static_cast<quint16>(count);
    if (bin.process == process) {
        bin.lead = static_cast<quint16>(bin.lead + votes);
    } else if (bin.process != 0 && bin.lead >= votes) {
        bin.lead = static_cast<quint16>(bin.lead - votes);
    } else {
        bin.lead = static_cast<quint16>(votes - bin.lead);
        bin.process = static_cast<quint16>(process);
    }
}

void OwnerMap::take(quint64 position, quint64 count, int process) {
    if (count == 0 || position >= m_numbers)
        return;
    const quint64 end = std::min(m_numbers, position + count);
    while (position < end) {
        const quint64 bin = position >> m_shift;
        const quint64 until = std::min(end, (bin + 1) << m_shift);
        vote(m_bins[bin], process, until - position);
        position = until;
    }
}

int OwnerMap::ownerOfBins(quint64 first, quint64 last) const {
    last = std::min<quint64>(last, m_bins.size() - 1);
    int process = 0;
    quint64 lead = 0;
    for (quint64 at = first; at <= last; ++at) {
        const Bin& bin = m_bins[at];
        if (bin.process == 0)
            continue;
        // A bin without a lead still knows who came first.
        const quint64 votes = std::max<quint64>(1, bin.lead);
        if (bin.process == process) {
            lead += votes;
        } else if (process != 0 && lead >= votes) {
            lead -= votes;
        } else {
            process = bin.process;
            lead = votes - lead;
        }
    }
    return process;
}

} // namespace poolscope
