#include "core/sweep/sweeptask.h"

#include "core/config/check.h"
#include "core/run/catalogue.h"
#include "core/sweep/evencourse.h"
#include "core/sweep/keptruns.h"
#include "core/sweep/searchcourse.h"
#include "core/sweep/searchgrid.h"

#include <utility>

namespace poolscope {

Result<std::vector<SweepSetting>, Problem> settingsToTry(const RunConfig& config,
                                                         const std::vector<int>& processes,
                                                         const std::vector<Schedule>& schedules) {
    const std::size_t points = processes.size() * schedules.size();
    if (points > MostPoints)
        return Problem{Field::Processes, ProblemKind::TooManyPoints, QString::number(points), 0,
                       MostPoints};
    std::vector<SweepSetting> found = sweepSettings(config, processes, schedules);
    for (const SweepSetting& setting : found) {
        const std::vector<Problem> problems = check(configOf(config, setting));
        if (!problems.empty())
            return problems.front();
    }
    return found;
}

std::optional<Problem> refusalOf(const SweepTask& task, const RunEnvironment& environment) {
    if (!task.command.isEmpty())
        return std::nullopt;
    const RunWishes wishes{.measureSerial = task.wishes.measureSerial};
    for (const SweepSetting& setting : task.settings) {
        if (auto problem = refusalOf(configOf(task.config, setting), wishes, environment))
            return problem;
    }
    return std::nullopt;
}

std::unique_ptr<SweepSession> makeSweep(const SweepTask& task, RunEnvironment& environment) {
    std::vector<SweepSetting> settings = task.settings;
    std::unique_ptr<SweepCourse> course;
    if (task.findsBest) {
        settings = coarseGrid(task.settings, environment.machine().usableCores);
        course = std::make_unique<SearchCourse>(task.settings, task.wishes.mostBlocks);
    } else {
        course = std::make_unique<EvenCourse>(task.wishes);
    }
    SweepWishes wishes = task.wishes;
    wishes.mostKeptBytes = memoryToKeep(task, environment);
    auto session = std::make_unique<SweepSession>(task.config, settings, wishes, environment,
                                                  std::move(course));
    if (!task.command.isEmpty())
        session->setCommand(task.command);
    return session;
}

} // namespace poolscope
