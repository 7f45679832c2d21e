#include "ui/squaremap/lostchunks.h"

#include <algorithm>

namespace poolscope {

void LostChunks::reset() {
    m_chunks.clear();
    m_finishers.clear();
    m_taken = 0;
}

std::vector<Chunk> LostChunks::take(const RunRecord& record, const ChunkPlan& plan) {
    std::vector<Chunk> taken;
    for (; m_taken < record.lostAttempts.size(); ++m_taken) {
        const LostAttempt& lost = record.lostAttempts[m_taken];
        const auto process = static_cast<std::size_t>(lost.process - 1);
        if (lost.index >= plan.chunks() || process >= record.processes.size())
            continue; // files may say anything
        taken.push_back(plan.chunk(lost.index));
        add(taken.back(), lost.process, isDeath(record.processes[process].end));
    }
    return taken;
}

void LostChunks::add(const Chunk& chunk, int process, bool died) {
    const auto place = std::lower_bound(
        m_chunks.begin(), m_chunks.end(), chunk.position,
        [](const LostChunk& other, quint64 position) { return other.from < position; });
    if (place != m_chunks.end() && place->index == chunk.index) {
        // That the run was stopped later does not bring back what a death has lost.
        if (died || !place->died)
            place->process = process;
        place->died = place->died || died;
        return;
    }
    const auto finisher = m_finishers.find(chunk.index);
    const int again = finisher == m_finishers.end() ? 0 : finisher->second;
    m_chunks.insert(
        place, {chunk.index, chunk.position, chunk.position + chunk.count, process, again, died});
}

void LostChunks::finishAgain(const ChunkEvent& chunk) {
    m_finishers[chunk.index] = chunk.process;
    const auto place = std::lower_bound(
        m_chunks.begin(), m_chunks.end(), chunk.position,
        [](const LostChunk& other, quint64 position) { return other.from < position; });
    if (place != m_chunks.end() && place->index == chunk.index)
        place->again = chunk.process;
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
