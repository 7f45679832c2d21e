#pragma once

#include "core/base/fileerror.h"
#include "core/base/result.h"
#include "core/record/sweeprecord.h"

#include <QString>

#include <optional>

namespace poolscope {

/// Writes @p sweep, with the runs that it keeps, to a file as saveRun() writes a run.
[[nodiscard]] std::optional<FileError> saveSweep(const SweepRecord& sweep, const QString& path);

/// Reads a file that holds a sweep; all others are refused, as loadRun() does.
[[nodiscard]] Result<SweepRecord, FileError> loadSweep(const QString& path);

} // namespace poolscope
