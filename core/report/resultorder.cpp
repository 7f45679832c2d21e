#include "core/report/resultorder.h"

#include <algorithm>
#include <tuple>

namespace poolscope {

bool visitResults(const RunRecord& record,
                  const std::function<bool(quint64 position, quint64 count)>& visit) {
    if (record.config.order == ResultOrder::Input)
        return record.config.size == 0 || visit(0, record.config.size);
    std::vector<const ChunkEvent*> chunks;
    chunks.reserve(record.chunks.size());
    for (const ChunkEvent& chunk : record.chunks)
        chunks.push_back(&chunk);
    std::sort(chunks.begin(), chunks.end(), [](const ChunkEvent* a, const ChunkEvent* b) {
        return std::tie(a->finishedNs, a->index) < std::tie(b->finishedNs, b->index);
    });
    return std::all_of(chunks.begin(), chunks.end(), [&visit](const ChunkEvent* chunk) {
        return visit(chunk->position, chunk->count);
    });
}

} // namespace poolscope
