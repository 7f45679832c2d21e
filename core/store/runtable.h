#pragma once

#include "core/record/recordwriter.h"

#include <QtGlobal>

namespace poolscope {

class Database;

// What there is once for each run: table run, its settings by key, and why it failed.

void makeRunTables(Database& database);
void writeRun(Database& database, qint64 run, const RunRecord& record);
/// The settings alone.
void writeConfig(Database& database, qint64 run, const RunConfig& config);

/// Whether there is such a run.
[[nodiscard]] bool holdsRun(Database& database, qint64 run);
/// What was asked for; nothing if the file has no such run or speaks of what is not possible.
[[nodiscard]] std::optional<RunConfig> readConfig(Database& database, qint64 run);
/// When it was started, and what it took one process alone. False: not understood.
[[nodiscard]] bool readBeginning(Database& database, qint64 run, RecordWriter& writer);
/// How it ended, after everything else. False: not understood.
[[nodiscard]] bool readEnd(Database& database, qint64 run, RecordWriter& writer);

} // namespace poolscope
