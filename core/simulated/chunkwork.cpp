#include "core/simulated/chunkwork.h"

#include "core/work/weights.h"

#include <algorithm>

namespace poolscope {

namespace {

/// So many logarithms between two looks at the clock.
constexpr quint64 WeighedAtOnce = 2048;

} // namespace

ChunkWork::ChunkWork(const RunConfig& config, const TickScale& scale)
    : m_work(config.work)
    , m_scale(scale)
    , m_plan(config) {}

bool ChunkWork::isWeighed(FrameBudget& budget) {
    if (m_work.kind == WorkKind::None)
        return true;
    const Chunk chunk = m_plan.chunk(m_next);
    // Only random weights are summed number by number.
    const quint64 most = m_work.profile == WorkProfile::Random ? WeighedAtOnce : chunk.count;
    while (m_weighed < chunk.count) {
        const quint64 count = std::min(most, chunk.count - m_weighed);
        if (m_weighed > 0 && !budget.allows(count))
            return false;
        m_weight += weightSum(m_work, chunk.position + m_weighed, count, m_plan.size());
        m_weighed += count;
    }
    return true;
}

Ticks ChunkWork::take() {
    const Ticks work = m_scale.ticksOf(m_weight * static_cast<double>(m_work.meanNs));
    ++m_next;
    m_weighed = 0;
    m_weight = 0.0;
    m_total += work;
    return work;
}

double longestWork(const RunConfig& config) {
    if (config.work.kind == WorkKind::None)
        return 0.0;
    // Random weights have the mean 1, and a largest of 37: the sum of few may be far from its mean.
    const double numbers = static_cast<double>(config.input.size);
    return (2.0 * numbers + 37.0) * static_cast<double>(config.work.meanNs);
}

} // namespace poolscope
