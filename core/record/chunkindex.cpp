#include "core/record/chunkindex.h"

#include "core/record/runrecord.h"

#include <algorithm>

namespace poolscope {

void ProcessChunks::append(const ChunkEvent& chunk, quint32 place) {
    if (m_places.size() % Stride == 0) {
        m_sums.push_back(m_all);
        m_sums.back().startedNs = chunk.startedNs;
    }
    m_places.push_back(place);
    const Nanoseconds busyNs = chunk.finishedNs - chunk.startedNs;
    m_all.busyNs += busyNs;
    m_all.items += static_cast<quint32>(chunk.count);
    m_all.empty += busyNs == 0 ? 1 : 0;
}

void ProcessChunks::reserve(std::size_t chunks) {
    m_places.reserve(chunks);
    m_sums.reserve(chunks / Stride + 1);
}

ChunkSum ProcessChunks::sumBefore(std::size_t sum) const {
    return {m_sums[sum].items, m_sums[sum].busyNs};
}

Nanoseconds ProcessChunks::seenBefore(std::size_t sum) const {
    return m_sums[sum].busyNs + m_sums[sum].empty;
}

void ChunkIndex::reserve(std::size_t chunks, int processes) {
    constexpr std::size_t Few = 1024; // grow as they like
    m_places.reserve(chunks);
    const auto share = chunks / static_cast<std::size_t>(std::max(1, processes));
    m_share = share > Few ? share + share / 2 : 0;
}

void ChunkIndex::add(const ChunkEvent& chunk, quint32 place) {
    const auto process = static_cast<std::size_t>(chunk.process - 1);
    if (process >= m_processes.size())
        m_processes.resize(process + 1);
    if (m_share > 0 && m_processes[process].size() == 0)
        m_processes[process].reserve(m_share);
    m_processes[process].append(chunk, place);
    if (chunk.index >= m_places.size())
        m_places.resize(std::size_t{chunk.index} + 1, Nowhere);
    m_places[chunk.index] = place;
}

const ProcessChunks& ChunkIndex::of(int number) const {
    static const ProcessChunks none;
    const auto at = static_cast<std::size_t>(number - 1);
    return at < m_processes.size() ? m_processes[at] : none;
}

std::optional<quint32> ChunkIndex::placeOf(quint64 index) const {
    if (index >= m_places.size() || m_places[index] == Nowhere)
        return std::nullopt;
    return m_places[index];
}

} // namespace poolscope
