#include "core/sweep/searchgrid.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace poolscope {

namespace {

constexpr std::size_t SmallGrid = 30; ///< a race of so many is no slower than a coarse one before
constexpr double CountStep = 4.0 / 3.0;
constexpr std::size_t CoarseSchedules = 4;
/// Chunk sizes that are nearer to each other are as good as the same.
constexpr double SizeStep = 1.25;

std::vector<int> coarseCounts(const std::vector<SweepSetting>& grid, int usableCores) {
    std::set<int> all;
    for (const SweepSetting& setting : grid)
        all.insert(setting.processes);
    std::vector<int> kept;
    for (const int count : all) {
        const bool isFar = kept.empty() || count >= std::ceil(kept.back() * CountStep);
        if (isFar || count == usableCores || count == *all.rbegin())
            kept.push_back(count);
    }
    return kept;
}

/// Of those of one process count, which stand in the order of their chunks.
std::vector<Schedule> coarseSchedules(const std::vector<SweepSetting>& grid, int count) {
    std::vector<Schedule> all;
    for (const SweepSetting& setting : grid) {
        if (setting.processes == count)
            all.push_back(setting.schedule);
    }
    if (all.size() <= CoarseSchedules)
        return all;
    std::vector<Schedule> kept;
    for (std::size_t i = 0; i < CoarseSchedules; ++i)
        kept.push_back(all[i * (all.size() - 1) / (CoarseSchedules - 1)]);
    return kept;
}

/// What lies on one side of a winner: from it to the next one that was tried.
template<typename Value>
struct Side {
    Value low;
    Value high;
};

template<typename Value>
std::vector<Side<Value>> sidesOf(Value winner, const std::set<Value>& tried) {
    std::vector<Side<Value>> sides;
    const auto above = tried.upper_bound(winner);
    const auto at = tried.lower_bound(winner);
    if (at != tried.begin())
        sides.push_back({*std::prev(at), winner});
    if (above != tried.end())
        sides.push_back({winner, *above});
    return sides;
}

/// The one of @p values inside @p side that halves it best, in steps of a ratio; nothing: none is
/// inside.
template<typename Value>
std::optional<Value> middleOf(const std::set<Value>& values, const Side<Value>& side) {
    const double middle = std::sqrt(static_cast<double>(side.low) * static_cast<double>(side.high));
    const auto distance = [middle](Value value) {
        return std::abs(std::log(static_cast<double>(value) / middle));
    };
    std::optional<Value> best;
    for (auto next = values.upper_bound(side.low); next != values.end() && *next < side.high;
         ++next) {
        if (!best || distance(*next) < distance(*best))
            best = *next;
    }
    return best;
}

/// A size of the grid, else one of its own; nothing where both ends are as good as the same.
std::optional<quint64> sizeBetween(const std::set<quint64>& offered, const Side<quint64>& side) {
    if (const auto found = middleOf(offered, side))
        return found;
    const auto low = static_cast<double>(side.low);
    const auto high = static_cast<double>(side.high);
    const auto middle = static_cast<quint64>(std::llround(std::sqrt(low * high)));
    const bool isApart = high / low >= SizeStep * SizeStep;
    return isApart && middle > side.low && middle < side.high ? std::optional(middle)
                                                              : std::nullopt;
}

std::set<int> countsOf(const std::vector<SweepSetting>& settings, const Schedule& schedule) {
    std::set<int> counts;
    for (const SweepSetting& setting : settings) {
        if (setting.schedule == schedule)
            counts.insert(setting.processes);
    }
    return counts;
}

std::set<quint64> sizesOf(const std::vector<SweepSetting>& settings, int processes) {
    std::set<quint64> sizes;
    for (const SweepSetting& setting : settings) {
        if (setting.processes == processes && setting.schedule.kind == ScheduleKind::Fixed)
            sizes.insert(setting.schedule.parameter);
    }
    return sizes;
}

std::vector<SweepSetting> settingsOf(const SweepRecord& sweep) {
    std::vector<SweepSetting> settings;
    for (const SweepPoint& point : sweep.points)
        settings.push_back(point.setting);
    return settings;
}

} // namespace

std::vector<SweepSetting> coarseGrid(const std::vector<SweepSetting>& grid, int usableCores) {
    if (grid.size() <= SmallGrid)
        return grid;
    std::vector<SweepSetting> coarse;
    for (const int count : coarseCounts(grid, usableCores)) {
        for (const Schedule& schedule : coarseSchedules(grid, count))
            coarse.push_back({count, schedule});
    }
    return coarse;
}

std::vector<SweepSetting> settingsBetween(const std::vector<SweepSetting>& grid,
                                          const SweepRecord& sweep, const SweepSetting& winner) {
    std::vector<SweepSetting> found;
    const std::vector<SweepSetting> tried = settingsOf(sweep);
    const std::set<int> counts = countsOf(grid, winner.schedule);
    for (const Side<int>& side : sidesOf(winner.processes, countsOf(tried, winner.schedule))) {
        if (const auto count = middleOf(counts, side))
            found.push_back({*count, winner.schedule});
    }
    if (winner.schedule.kind != ScheduleKind::Fixed)
        return found;
    const std::set<quint64> sizes = sizesOf(grid, winner.processes);
    for (const Side<quint64>& side :
         sidesOf(winner.schedule.parameter, sizesOf(tried, winner.processes))) {
        if (const auto size = sizeBetween(sizes, side))
            found.push_back({winner.processes, {ScheduleKind::Fixed, *size}});
    }
    return found;
}

} // namespace poolscope
