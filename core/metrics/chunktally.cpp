#include "core/metrics/chunktally.h"

#include <algorithm>

namespace poolscope {

namespace {

Nanoseconds timeOf(const ChunkEvent& chunk) {
    return chunk.finishedNs - chunk.startedNs;
}

} // namespace

void ChunkTally::take(std::span<const ChunkEvent> chunks) {
    if (chunks.empty())
        return;
    if (isEmpty()) {
        m_firstStart = chunks.front().startedNs;
        m_longest = m_latest = chunks.front();
    }
    const ChunkEvent* longest = &*m_longest;
    const ChunkEvent* latest = &*m_latest;
    for (const ChunkEvent& chunk : chunks) {
        if (chunk.process > m_lastFinishes.size())
            m_lastFinishes.resize(chunk.process, 0);
        Nanoseconds& last = m_lastFinishes[static_cast<std::size_t>(chunk.process) - 1];
        last = std::max(last, chunk.finishedNs);
        m_firstStart = std::min(m_firstStart, chunk.startedNs);
        m_lastStart = std::max(m_lastStart, chunk.startedNs);
        if (timeOf(chunk) > timeOf(*longest))
            longest = &chunk;
        if (chunk.finishedNs > latest->finishedNs)
            latest = &chunk;
        if (chunk.attempt > 1)
            m_doneAgain.push_back(chunk);
        m_busy.add(chunk.startedNs, chunk.finishedNs);
    }
    m_longest = *longest;
    m_latest = *latest;
}

Nanoseconds ChunkTally::lastFinishOf(int number) const {
    const auto at = static_cast<std::size_t>(number - 1);
    return at < m_lastFinishes.size() ? m_lastFinishes[at] : 0;
}

} // namespace poolscope
