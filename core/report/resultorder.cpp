#include "core/report/resultorder.h"

#include "core/record/chunkorder.h"

#include <algorithm>
#include <vector>

namespace poolscope {

bool visitResults(const RunRecord& record,
                  const std::function<bool(quint64 position, quint64 count)>& visit) {
    if (record.config.order == ResultOrder::Input)
        return positionsOf(record) == 0 || visit(0, positionsOf(record));
    const std::vector<quint32> order = *chunksByCompletion(record); // nobody stops it
    return std::all_of(order.begin(), order.end(), [&](quint32 place) {
        return visit(record.chunks[place].position, record.chunks[place].count);
    });
}

} // namespace poolscope
