#include "ui/squaremap/atwork.h"

#include <algorithm>

namespace poolscope {

AtWork::AtWork(const Moment& moment) {
    if (moment.outcome() != Outcome::Running)
        return;
    for (const ProcessRecord& process : moment.processes()) {
        const auto& chunk = process.current;
        if (chunk && !process.endedNs && chunk->count > 0)
            m_parts.push_back({chunk->position, chunk->position + chunk->count, process.number});
    }
    std::sort(m_parts.begin(), m_parts.end(),
              [](const Part& a, const Part& b) { return a.from < b.from; });
}

int AtWork::within(quint64 from, quint64 until) const {
    const auto part = std::partition_point(m_parts.begin(), m_parts.end(),
                                           [from](const Part& one) { return one.until <= from; });
    return part != m_parts.end() && part->from < until ? part->process : 0;
}

} // namespace poolscope
