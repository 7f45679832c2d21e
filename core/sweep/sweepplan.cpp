#include "core/sweep/sweepplan.h"

#include "core/plan/chunkplan.h"

#include <algorithm>
#include <random>
#include <utility>

namespace poolscope {

namespace {

template<typename Value>
std::vector<Value> eachOnce(const std::vector<Value>& values) {
    std::vector<Value> once;
    for (const Value& value : values) {
        if (std::find(once.begin(), once.end(), value) == once.end())
            once.push_back(value);
    }
    return once;
}

} // namespace

std::vector<SweepSetting> sweepSettings(const RunConfig& config, const std::vector<int>& processes,
                                        const std::vector<Schedule>& schedules) {
    std::vector<std::pair<quint64, SweepSetting>> found; // with the chunks that they make
    for (const int count : eachOnce(processes)) {
        for (const Schedule& schedule : eachOnce(schedules)) {
            const SweepSetting setting{count, schedule};
            found.emplace_back(ChunkPlan(configOf(config, setting)).chunks(), setting);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
        return std::pair(one.second.processes, one.first) <
               std::pair(other.second.processes, other.first);
    });
    std::vector<SweepSetting> settings;
    settings.reserve(found.size());
    for (const auto& [chunks, setting] : found)
        settings.push_back(setting);
    return settings;
}

std::vector<BlockStep> blockSteps(std::size_t points, bool withSerial, int block, quint64 seed) {
    std::vector<BlockStep> steps;
    steps.reserve(points + 1);
    for (std::size_t point = 0; point < points; ++point)
        steps.emplace_back(point);
    if (withSerial)
        steps.emplace_back();
    std::seed_seq both{static_cast<quint32>(seed), static_cast<quint32>(seed >> 32),
                       static_cast<quint32>(block)};
    std::mt19937 random(both);
    // Not std::shuffle, which every library does in another way.
    for (std::size_t left = steps.size(); left > 1; --left)
        std::swap(steps[left - 1], steps[random() % left]);
    return steps;
}

} // namespace poolscope
