#include "ui/squaremap/lostchunks.h"

#include <algorithm>

namespace poolscope {

LostChunks::LostChunks(const Moment& moment) {
    const std::span<const ProcessRecord> processes = moment.processes();
    for (const LostAttempt& lost : moment.lostAttempts()) {
        const auto process = static_cast<std::size_t>(lost.process - 1);
        if (process < processes.size() && lost.count > 0)
            add(moment, lost, isDeath(processes[process].end));
    }
}

void LostChunks::add(const Moment& moment, const LostAttempt& lost, bool died) {
    const auto place = std::lower_bound(
        m_chunks.begin(), m_chunks.end(), lost.position,
        [](const LostChunk& other, quint64 position) { return other.from < position; });
    if (place != m_chunks.end() && place->index == lost.index) {
        // That the run was stopped later does not bring back what a death has lost.
        if (died || !place->died)
            place->process = lost.process;
        place->died = place->died || died;
        return;
    }
    const ChunkEvent* again = moment.finished(lost.index);
    m_chunks.insert(place, {lost.index, lost.position, lost.position + lost.count, lost.process,
                            again ? static_cast<int>(again->process) : 0, died});
}

std::span<const LostChunk> LostChunks::within(quint64 from, quint64 until) const {
    const auto first =
        std::partition_point(m_chunks.begin(), m_chunks.end(),
                             [from](const LostChunk& chunk) { return chunk.until <= from; });
    const auto last = std::partition_point(
        first, m_chunks.end(), [until](const LostChunk& chunk) { return chunk.from < until; });
    return {first, last};
}

const LostChunk* LostChunks::at(quint64 position) const {
    const std::span<const LostChunk> chunks = within(position, position + 1);
    return chunks.empty() ? nullptr : &chunks.front();
}

bool LostChunks::has(LostState state) const {
    return std::any_of(m_chunks.begin(), m_chunks.end(),
                       [state](const LostChunk& chunk) { return chunk.state() == state; });
}

} // namespace poolscope
