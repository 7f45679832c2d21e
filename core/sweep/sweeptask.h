#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/sweep/sweepsession.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

/// A sweep that somebody asks for.
struct SweepTask {
    RunConfig config; ///< what is the same in all runs
    std::vector<SweepSetting> settings;
    SweepWishes wishes;
    QStringList command;    ///< another program, and its arguments; empty: our own runs
    bool findsBest = false; ///< a search among the settings, not all of them measured alike
};

/// Every number of processes with every schedule, in the order of preference, as far as that can be
/// run; or what is wrong with one of them, or with so many.
[[nodiscard]] Result<std::vector<SweepSetting>, Problem>
settingsToTry(const RunConfig& config, const std::vector<int>& processes,
              const std::vector<Schedule>& schedules);

/// What this machine has against one of the runs of @p task, if anything. Of another program
/// nothing is known.
[[nodiscard]] std::optional<Problem> refusalOf(const SweepTask& task,
                                               const RunEnvironment& environment);

/// The session that does it; @p environment must outlive it.
[[nodiscard]] std::unique_ptr<SweepSession> makeSweep(const SweepTask& task,
                                                      RunEnvironment& environment);

} // namespace poolscope
