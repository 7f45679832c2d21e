#pragma once

#include "core/record/sweeprecord.h"

#include <cmath>
#include <random>
#include <vector>

namespace poolscope {

/// A whole sweep, made up: CPU work on two cores, 1 … @p counts processes with chunks of 1, 5, 25
/// and 100 and as Python cuts them, @p blocks runs of each, up to 1 % faster or slower. By default
/// two processes with chunks of 25 are as good as any.
struct SweepRecipe {
    int counts = 8;
    int blocks = 12;
    double noise = 0.01;
    double serialMs = 401;
    double sigma = 0.027;  ///< of the Universal Scalability Law, if @p cores allow
    double kappa = 0.0019; ///< likewise
    int cores = 2;
    std::vector<Schedule> schedules{{ScheduleKind::Fixed, 100},
                                    {ScheduleKind::Fixed, 25},
                                    {ScheduleKind::Fixed, 5},
                                    {ScheduleKind::Fixed, 1},
                                    {ScheduleKind::Python, 1}};
};

/// What a run takes with @p setting, in ms, were there no noise.
inline double sweptMs(const SweepRecipe& recipe, const SweepSetting& setting) {
    const double p = setting.processes;
    const double busy = std::min<double>(p, recipe.cores);
    const double contention = 1 + recipe.sigma * (busy - 1) + recipe.kappa * p * (p - 1);
    double ms = recipe.serialMs * contention / busy;
    if (setting.schedule.kind == ScheduleKind::Fixed)
        ms *= 1 + 0.03 / static_cast<double>(setting.schedule.parameter) +
              0.0005 * static_cast<double>(setting.schedule.parameter);
    return ms;
}

inline SweepRecord sweptRecord(const SweepRecipe& recipe = {}) {
    std::mt19937 dice(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
    const auto drawn = [&](double ms) {
        const double even = 2.0 * static_cast<double>(dice()) / 4294967296.0 - 1.0; // no outliers
        return static_cast<Nanoseconds>(ms * (1.0 + recipe.noise * even) * NsPerMs);
    };
    SweepRecord sweep;
    sweep.config.input.size = 200;
    sweep.config.work.kind = WorkKind::Cpu;
    sweep.config.work.meanNs = 2 * NsPerMs;
    sweep.machine.usableCores = recipe.cores;
    sweep.machine.version = QStringLiteral("0.1.0");
    sweep.startedAt = QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
    sweep.outcome = Outcome::Finished;
    sweep.blocks = recipe.blocks;
    sweep.tookNs = recipe.blocks * NsPerSecond;
    for (int processes = 1; processes <= recipe.counts; ++processes) {
        for (const Schedule& schedule : recipe.schedules)
            sweep.points.push_back({{processes, schedule}, {}, {}, nullptr});
    }
    for (int block = 0; block < recipe.blocks; ++block) {
        sweep.serial.push_back({block, drawn(recipe.serialMs)});
        for (SweepPoint& point : sweep.points)
            point.runs.push_back({block, drawn(sweptMs(recipe, point.setting)), {}, 0, 0, {}});
    }
    return sweep;
}

/// The point of @p sweep with that setting.
inline std::size_t pointOf(const SweepRecord& sweep, int processes, const Schedule& schedule) {
    std::size_t at = 0;
    while (sweep.points[at].setting != SweepSetting{processes, schedule})
        ++at;
    return at;
}

} // namespace poolscope
