#pragma once

#include "core/record/recordwriter.h"

#include <vector>

namespace poolscope {

class Database;

// What happened in a run: its processes with their ends, when they were frozen, the chunks they
// finished and those they lost.

void makeEventTables(Database& database);
void writeEvents(Database& database, qint64 run, const RunRecord& record);

/// False: not understood. The writer knows the machines and the maps already.
[[nodiscard]] bool readEvents(Database& database, qint64 run, RecordWriter& writer);

} // namespace poolscope
