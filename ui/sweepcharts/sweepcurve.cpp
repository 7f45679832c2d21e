#include "ui/sweepcharts/sweepcurve.h"

#include <algorithm>
#include <tuple>

namespace poolscope {

std::vector<Schedule> schedulesOf(const SweepRecord& sweep) {
    std::vector<Schedule> schedules;
    for (const SweepPoint& point : sweep.points) {
        if (std::ranges::find(schedules, point.setting.schedule) == schedules.end())
            schedules.push_back(point.setting.schedule);
    }
    const auto order = [](const Schedule& schedule) {
        return std::tuple(schedule.kind != ScheduleKind::Fixed, schedule.kind, schedule.parameter);
    };
    std::ranges::sort(schedules, {}, order);
    return schedules;
}

bool hasChunks(const SweepRecord& sweep) {
    return sweep.command.isEmpty() || schedulesOf(sweep).size() > 1;
}

std::vector<int> countsOf(const SweepRecord& sweep) {
    std::vector<int> counts;
    for (const SweepPoint& point : sweep.points)
        counts.push_back(point.setting.processes);
    std::ranges::sort(counts);
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    return counts;
}

SweepCurve curveOf(const SweepRecord& sweep, const SweepSummary& summary) {
    if (sweep.points.empty())
        return {};
    const SweepSetting& setting = sweep.points[summary.fittedPoint().value_or(0)].setting;
    return {setting.schedule, setting.processes};
}

SweepCurve curveIn(const SweepRecord& sweep, SweepCurve curve, const SweepCurve& otherwise) {
    const auto has = [&sweep](auto isIt) { return std::ranges::any_of(sweep.points, isIt); };
    if (!has([&](const SweepPoint& point) { return point.setting.schedule == curve.schedule; }))
        curve.schedule = otherwise.schedule;
    if (!has([&](const SweepPoint& point) { return point.setting.processes == curve.processes; }))
        curve.processes = otherwise.processes;
    return curve;
}

} // namespace poolscope
