#pragma once

#include "core/base/fileerror.h"
#include "core/base/result.h"
#include "core/record/runrecord.h"

#include <QString>

#include <optional>

namespace poolscope {

/// Writes @p record to a run file (.poolscope, an SQLite database): whole, or not at all. Results
/// that were found right are not kept: they are the squares of the configuration's numbers.
/// Replaces run files only. Returns why it could not be written, or nothing.
[[nodiscard]] std::optional<FileError> saveRun(const RunRecord& record, const QString& path);

/// Reads a run file. Foreign, newer and damaged files are refused, and those that hold a sweep;
/// nothing in a file is executed. The record comes without results that were found right.
[[nodiscard]] Result<RunRecord, FileError> loadRun(const QString& path);

/// Gives a loaded record the results that saveRun() leaves out, 8 bytes each; changes nothing where
/// they are there, or were not all found right.
void restoreResults(RunRecord& record);

} // namespace poolscope
