#include "core/plan/chunkplan.h"

#include "core/plan/schedules.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

std::vector<quint64> unequalChunks(const RunConfig& config) {
    const quint64 n = config.input.size;
    const auto p = static_cast<quint64>(config.processes);
    const quint64 smallest = config.schedule.parameter;
    switch (config.schedule.kind) {
    case ScheduleKind::Python:
    case ScheduleKind::Fixed:
        return {};
    case ScheduleKind::Static:
        return staticChunks(n, p);
    case ScheduleKind::Guided:
        return guidedChunks(n, p, smallest);
    case ScheduleKind::GuidedHalf:
        return guidedHalfChunks(n, p, smallest);
    case ScheduleKind::Trapezoid:
        return trapezoidChunks(n, p);
    case ScheduleKind::Factoring:
        return factoringChunks(n, p, smallest);
    }
    Q_UNREACHABLE();
}

quint64 equalCount(const RunConfig& config) {
    if (config.schedule.kind == ScheduleKind::Python)
        return pythonChunkSize(config.input.size, static_cast<quint64>(config.processes));
    if (config.schedule.kind == ScheduleKind::Fixed)
        return std::min(config.schedule.parameter, config.input.size);
    return 0;
}

} // namespace

ChunkPlan::ChunkPlan(quint64 size, quint64 uniformCount)
    : m_size(size)
    , m_chunks(size / uniformCount + (size % uniformCount != 0 ? 1 : 0))
    , m_uniformCount(uniformCount) {}

ChunkPlan::ChunkPlan(quint64 size, std::vector<quint64> positions)
    : m_size(size)
    , m_chunks(positions.size())
    , m_positions(std::move(positions)) {}

ChunkPlan::ChunkPlan(const RunConfig& config)
    : m_size(config.input.size) {
    if (const quint64 count = equalCount(config); count > 0) {
        *this = ChunkPlan(m_size, count);
        return;
    }
    quint64 position = 0;
    for (const quint64 count : unequalChunks(config)) {
        m_positions.push_back(position);
        position += count;
    }
    m_chunks = m_positions.size();
}

Chunk ChunkPlan::chunk(quint64 index) const {
    Q_ASSERT(index < m_chunks);
    const auto positionOf = [this](quint64 i) {
        if (i >= m_chunks)
            return m_size;
        return m_uniformCount > 0 ? i * m_uniformCount : m_positions[i];
    };
    const quint64 position = positionOf(index);
    return {index, position, positionOf(index + 1) - position};
}

Chunk ChunkPlan::chunkAt(quint64 position) const {
    Q_ASSERT(position < m_size);
    if (m_uniformCount > 0)
        return chunk(position / m_uniformCount);
    const auto behind = std::upper_bound(m_positions.begin(), m_positions.end(), position);
    return chunk(static_cast<quint64>(behind - m_positions.begin()) - 1);
}

std::vector<ChunkGroup> chunkGroups(const ChunkPlan& plan) {
    if (plan.chunks() == 0)
        return {};
    if (plan.uniformCount() > 0) {
        const quint64 last = plan.chunk(plan.chunks() - 1).count;
        if (last == plan.uniformCount())
            return {{plan.chunks(), last}};
        if (plan.chunks() == 1)
            return {{1, last}};
        return {{plan.chunks() - 1, plan.uniformCount()}, {1, last}};
    }
    std::vector<ChunkGroup> groups;
    for (quint64 i = 0; i < plan.chunks(); ++i) {
        const quint64 count = plan.chunk(i).count;
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [count](const ChunkGroup& g) { return g.count == count; });
        if (group == groups.end())
            groups.push_back({1, count});
        else
            ++group->chunks;
    }
    return groups;
}

} // namespace poolscope
