#include "ui/results/roworder.h"

#include "core/record/chunkorder.h"

#include <algorithm>
#include <utility>

namespace poolscope {

std::shared_ptr<const RowOrder> RowOrder::make(const SharedRecord& record, ResultOrder order,
                                               const std::stop_token& stop) {
    std::optional<std::vector<quint32>> chunks = chunksByInput(*record, stop);
    if (!chunks)
        return nullptr;
    auto made = std::make_shared<RowOrder>();
    if (order == ResultOrder::Completion) {
        made->m_byInput = *std::move(chunks);
        chunks = chunksByCompletion(*record, stop);
        if (!chunks)
            return nullptr;
    }
    made->m_record = record;
    made->m_chunks = *std::move(chunks);
    made->m_firstRows.reserve(made->m_chunks.size());
    for (const quint32 place : made->m_chunks) {
        made->m_firstRows.push_back(static_cast<quint32>(made->m_rows));
        made->m_rows += record->chunks[place].count;
    }
    return made;
}

RowOrder::Place RowOrder::placeOf(quint64 row) const {
    const auto next = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row);
    const auto at = static_cast<std::size_t>(next - m_firstRows.begin()) - 1;
    const ChunkEvent& chunk = m_record->chunks[m_chunks[at]];
    return {chunk.position + (row - m_firstRows[at]), &chunk};
}

std::optional<quint64> RowOrder::rowOf(quint64 position) const {
    const std::vector<ChunkEvent>& all = m_record->chunks;
    const std::vector<quint32>& byInput = m_byInput.empty() ? m_chunks : m_byInput;
    const auto next = std::upper_bound(
        byInput.begin(), byInput.end(), position,
        [&all](quint64 wanted, quint32 place) { return wanted < all[place].position; });
    if (next == byInput.begin())
        return std::nullopt;
    const ChunkEvent& chunk = all[*std::prev(next)];
    const quint64 inChunk = position - chunk.position;
    if (inChunk >= chunk.count)
        return std::nullopt; // in a gap
    const std::size_t rank =
        m_byInput.empty() ? static_cast<std::size_t>(next - byInput.begin()) - 1 : rankOf(chunk);
    return m_firstRows[rank] + inChunk;
}

/// How many chunks were completed before.
std::size_t RowOrder::rankOf(const ChunkEvent& chunk) const {
    const auto found = std::lower_bound(m_chunks.begin(), m_chunks.end(), chunk,
                                        [this](quint32 place, const ChunkEvent& wanted) {
                                            return completedBefore(m_record->chunks[place], wanted);
                                        });
    return static_cast<std::size_t>(found - m_chunks.begin());
}

} // namespace poolscope
