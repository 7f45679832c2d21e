#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <QString>

// Settings as people write them on the command line and as files hold them. Each parser refuses
// with one Problem; each word function gives back what its parser reads.

namespace poolscope {

/// 0 … 4,294,967,296; "1e6", "10k", "1M" as well.
[[nodiscard]] Result<quint64, Problem> parseSize(const QString& text);
/// 0 … 4,294,967,295.
[[nodiscard]] Result<quint64, Problem> parseFirst(const QString& text);
/// 1 or more; how many an engine has at the most, check() knows.
[[nodiscard]] Result<int, Problem> parseProcesses(const QString& text);
/// 0 … 2^53.
[[nodiscard]] Result<quint64, Problem> parseSeed(const QString& text);
/// K of fixed:K, 1 … 4,294,967,296.
[[nodiscard]] Result<Schedule, Problem> parseChunkSize(const QString& text);
/// "python", "fixed:K", "static", "guided[:MIN]", "guided-half[:MIN]", "trapezoid",
/// "factoring[:MIN]".
[[nodiscard]] Result<Schedule, Problem> parseSchedule(const QString& text);
/// "input" or "completion".
[[nodiscard]] Result<ResultOrder, Problem> parseOrder(const QString& text);
/// "none", "cpu:TIME" or "wait:TIME"; profile and seed keep their defaults.
[[nodiscard]] Result<WorkSpec, Problem> parseWork(const QString& text);
/// "equal", "rising", "falling", "random" or "one-heavy".
[[nodiscard]] Result<WorkProfile, Problem> parseProfile(const QString& text);
/// "processes" or "simulated".
[[nodiscard]] Result<EngineId, Problem> parseEngine(const QString& text);

/// Whether a number may stand behind its name: K, or the smallest chunk.
[[nodiscard]] bool takesNumber(ScheduleKind kind);

[[nodiscard]] QString scheduleWord(const Schedule& schedule);
[[nodiscard]] QString orderWord(ResultOrder order);
[[nodiscard]] QString workWord(const WorkSpec& work);
[[nodiscard]] QString profileWord(WorkProfile profile);
[[nodiscard]] QString engineWord(EngineId engine);

} // namespace poolscope
