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
    m_bins = Zeros<Bin>(bins);
    m_times = Zeros<Times>(bins);
}

void OwnerMap::vote(quint64 bin, const ChunkEvent& chunk, quint64 count) {
    Bin& voted = m_bins[bin];
    Times& times = m_times[bin];
    const float first = notAfter(chunk.finishedNs);
    const float last = notBefore(chunk.finishedNs);
    times.firstNs = voted.process == 0 ? first : std::min(times.firstNs, first);
    times.lastNs = voted.process == 0 ? last : std::max(times.lastNs, last);
    Votes votes{static_cast<int>(voted.process), voted.lead};
    votes.add(static_cast<int>(chunk.process), count);
    voted.process = static_cast<quint32>(votes.process) & 0xfffffU;
    voted.lead = static_cast<quint32>(votes.lead) & 0xfffU;
}

void OwnerMap::take(const ChunkEvent& chunk) {
    const quint64 end = std::min<quint64>(m_numbers, chunk.position + chunk.count);
    for (quint64 position = chunk.position; position < end;) {
        const quint64 bin = position >> m_shift;
        const quint64 until = std::min(end, (bin + 1) << m_shift);
        vote(bin, chunk, until - position);
        position = until;
    }
}

int OwnerMap::ownerOfBins(quint64 first, quint64 last) const {
    last = std::min<quint64>(last, m_bins.size() - 1);
    Votes all;
    for (quint64 at = first; at <= last; ++at) {
        const Bin& bin = m_bins[at];
        // A bin without a lead still knows who came first.
        if (bin.process != 0)
            all.add(static_cast<int>(bin.process), std::max<quint64>(1, bin.lead));
    }
    return all.process;
}

int OwnerMap::ownerAt(const Moment& moment, quint64 position, quint64 count) const {
    const quint64 last = std::min<quint64>((position + count - 1) >> m_shift, m_bins.size() - 1);
    Votes all;
    for (quint64 at = position >> m_shift; at <= last; ++at) {
        const Votes votes = votesOf(at, moment);
        if (votes.process != 0)
            all.add(votes.process, std::max<quint64>(1, votes.lead));
    }
    return all.process;
}

OwnerMap::Votes OwnerMap::votesOf(quint64 bin, const Moment& moment) const {
    if (m_bins[bin].process == 0)
        return {};
    const Times& times = m_times[bin];
    const auto now = static_cast<float>(moment.time());
    if (now >= times.lastNs)
        return {static_cast<int>(m_bins[bin].process), m_bins[bin].lead};
    return now <= times.firstNs ? Votes() : countedVotes(bin, moment);
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
