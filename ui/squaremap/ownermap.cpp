#include "ui/squaremap/ownermap.h"

#include "core/record/chunksearch.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

/// More than the pixels of a map on any usual screen, and little memory.
constexpr quint64 MostBins = quint64{1} << 21;

/// A little earlier than @p ns, or just then.
float notAfter(Nanoseconds ns) {
    return std::nextafter(static_cast<float>(ns), -std::numeric_limits<float>::infinity());
}

/// A little later.
float notBefore(Nanoseconds ns) {
    return std::nextafter(static_cast<float>(ns), std::numeric_limits<float>::infinity());
}

} // namespace

void OwnerMap::reset(quint64 numbers) {
    m_numbers = numbers;
    m_shift = 0;
    while ((numbers >> m_shift) > MostBins)
        ++m_shift;
    const quint64 bins = numbers == 0 ? 0 : ((numbers - 1) >> m_shift) + 1;
    m_bins.assign(bins, Bin{});
}

void OwnerMap::Votes::add(int voted, quint64 votes) {
    if (voted == process) {
        lead += votes;
    } else if (process != 0 && lead >= votes) {
        lead -= votes;
    } else {
        process = voted;
        lead = votes - lead;
    }
}

void OwnerMap::vote(Bin& bin, const ChunkEvent& chunk, quint64 count) {
    const float first = notAfter(chunk.finishedNs);
    const float last = notBefore(chunk.finishedNs);
    bin.firstNs = bin.process == 0 ? first : std::min(bin.firstNs, first);
    bin.lastNs = bin.process == 0 ? last : std::max(bin.lastNs, last);
    Votes votes{static_cast<int>(bin.process), bin.lead};
    votes.add(static_cast<int>(chunk.process), count);
    bin.process = static_cast<quint32>(votes.process) & 0xfffffU;
    bin.lead = static_cast<quint32>(votes.lead) & 0xfffU;
}

void OwnerMap::take(const ChunkEvent& chunk) {
    const quint64 end = std::min<quint64>(m_numbers, chunk.position + chunk.count);
    for (quint64 position = chunk.position; position < end;) {
        const quint64 bin = position >> m_shift;
        const quint64 until = std::min(end, (bin + 1) << m_shift);
        vote(m_bins[bin], chunk, until - position);
        position = until;
    }
}

int OwnerMap::ownerAt(const Moment& moment, quint64 position, quint64 count) const {
    return ownerOfBins(position >> m_shift, (position + count - 1) >> m_shift, &moment);
}

/// @p moment: null: the last one.
int OwnerMap::ownerOfBins(quint64 first, quint64 last, const Moment* moment) const {
    last = std::min<quint64>(last, m_bins.size() - 1);
    Votes all;
    for (quint64 at = first; at <= last; ++at) {
        const Bin& bin = m_bins[at];
        if (bin.process == 0)
            continue;
        const Votes votes = moment == nullptr ? Votes{static_cast<int>(bin.process), bin.lead}
                                              : votesOf(at, *moment);
        // A bin without a lead still knows who came first.
        if (votes.process != 0)
            all.add(votes.process, std::max<quint64>(1, votes.lead));
    }
    return all.process;
}

OwnerMap::Votes OwnerMap::votesOf(quint64 bin, const Moment& moment) const {
    const Bin& whole = m_bins[bin];
    const auto now = static_cast<float>(moment.time());
    if (now >= whole.lastNs)
        return {static_cast<int>(whole.process), whole.lead};
    return now <= whole.firstNs ? Votes() : countedVotes(bin, moment);
}

OwnerMap::Votes OwnerMap::countedVotes(quint64 bin, const Moment& moment) const {
    const quint64 from = bin << m_shift;
    const quint64 until = (bin + 1) << m_shift;
    const RunRecord& record = moment.record();
    Votes votes;
    for (std::size_t at = firstChunkBeyond(record, from); at < record.index.chunks(); ++at) {
        const std::optional<quint32> place = record.index.placeOf(at);
        if (!place)
            continue;
        const ChunkEvent& chunk = record.chunks[*place];
        if (chunk.position >= until)
            break;
        if (chunk.finishedNs <= moment.time())
            votes.add(static_cast<int>(chunk.process),
                      std::min<quint64>(until, chunk.position + chunk.count) -
                          std::max<quint64>(from, chunk.position));
    }
    return votes;
}

} // namespace poolscope
