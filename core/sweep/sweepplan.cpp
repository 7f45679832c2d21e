#include "core/sweep/sweepplan.h"

#include "core/plan/chunkplan.h"

#include <algorithm>
#include <limits>
#include <random>
#include <tuple>
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

/// Who comes before whom: processes, then the number of chunks, then their size downwards: what
/// another program is told may be larger than any input here.
using Preference = std::tuple<int, quint64, quint64>;

Preference preferenceOf(const RunConfig& config, const SweepSetting& setting) {
    const bool isFixed = setting.schedule.kind == ScheduleKind::Fixed;
    return {setting.processes, ChunkPlan(configOf(config, setting)).chunks(),
            isFixed ? std::numeric_limits<quint64>::max() - setting.schedule.parameter : 0};
}

} // namespace

std::vector<SweepSetting> sweepSettings(const RunConfig& config, const std::vector<int>& processes,
                                        const std::vector<Schedule>& schedules) {
    std::vector<std::pair<Preference, SweepSetting>> found;
    for (const int count : eachOnce(processes)) {
        for (const Schedule& schedule : eachOnce(schedules)) {
            const SweepSetting setting{count, schedule};
            found.emplace_back(preferenceOf(config, setting), setting);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    std::vector<SweepSetting> settings;
    settings.reserve(found.size());
    for (const auto& [place, setting] : found)
        settings.push_back(setting);
    return settings;
}

void addPoint(SweepRecord& sweep, const SweepSetting& setting) {
    const Preference place = preferenceOf(sweep.config, setting);
    auto next = sweep.points.begin();
    for (; next != sweep.points.end(); ++next) {
        if (next->setting == setting) {
            next->droppedAfter.reset();
            return;
        }
        if (place < preferenceOf(sweep.config, next->setting))
            break;
    }
    sweep.points.insert(next, {setting, {}, {}, nullptr});
}

std::vector<BlockStep> blockSteps(const std::vector<std::size_t>& points, bool withSerial,
                                  int block, quint64 seed) {
    std::vector<BlockStep> steps(points.begin(), points.end());
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
