#pragma once

#include "core/record/sweeprecord.h"

namespace poolscope {

class RunEnvironment;
struct SweepTask;

/// Bytes that @p run takes as long as it is kept: its chunks, processes and results.
[[nodiscard]] quint64 memoryOf(const RunRecord& run);

/// Leaves of the runs that @p sweep keeps whole those that take at most @p bytes together: the
/// points' with the lowest medians, as far as one more has room.
void limitKeptRuns(SweepRecord& sweep, quint64 bytes);

/// Bytes for the whole runs that @p task keeps: task.wishes.mostKeptBytes, or half of what this
/// machine, account and control group leave to them beside the largest run, if that is less.
[[nodiscard]] quint64 memoryToKeep(const SweepTask& task, const RunEnvironment& environment);

/// Whether that surely has room for a run of each setting of @p task.
[[nodiscard]] bool keepsRunOfEach(const SweepTask& task, const RunEnvironment& environment);

} // namespace poolscope
