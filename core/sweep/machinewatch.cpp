#include "core/sweep/machinewatch.h"

#include "core/base/clock.h"

#include <utility>

namespace poolscope {

namespace {

/// A frequency after less says little of what came before, and costs more than that.
constexpr Nanoseconds ShortestForFrequency = 100 * NsPerMs;

} // namespace

MachineWatch::MachineWatch(const RunEnvironment& environment)
    : m_environment(environment)
    , m_cores(allowedCoreNumbers())
    , m_frequencies(m_cores, environment.system()) {}

SweepConditions MachineWatch::begin() {
    SweepConditions conditions;
    conditions.power =
        readPowerSettings(m_cores.empty() ? 0 : m_cores.front(), m_environment.system());
    [[maybe_unused]] const BlockConditions nothing = look();
    conditions.cores = m_use ? m_use->cores : 0;
    return conditions;
}

bool MachineWatch::sawOthers() const {
    return m_use && m_use->running.value_or(2) > 1;
}

BlockConditions MachineWatch::look() {
    const auto useBefore = std::exchange(m_use, readCoreUse(m_cores, m_environment.system()));
    const auto throttledBefore = std::exchange(m_throttledNs, m_environment.throttledTime());
    const std::int64_t before = std::exchange(m_lookedNs, monotonicNow());
    BlockConditions seen;
    seen.wallNs = m_lookedNs - before;
    seen.othersNs = othersSince(useBefore);
    if (m_throttledNs && throttledBefore)
        seen.throttledNs = *m_throttledNs - *throttledBefore;
    if (seen.wallNs >= ShortestForFrequency)
        seen.frequency = m_frequencies.highestShare();
    return seen;
}

std::optional<Nanoseconds> MachineWatch::othersSince(const std::optional<CoreUse>& before) const {
    if (!m_use || !before || m_use->cores != before->cores)
        return std::nullopt;
    return usedByOthers(*before, *m_use);
}

} // namespace poolscope
