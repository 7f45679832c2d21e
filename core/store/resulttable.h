#pragma once

#include "core/record/recordwriter.h"

namespace poolscope {

class Database;

// Results of a run, unless they are squares that were found right: those follow from the numbers.

void makeResultTable(Database& database);
void writeResults(Database& database, qint64 run, const RunRecord& record);
/// False: not understood.
[[nodiscard]] bool readResults(Database& database, qint64 run, RecordWriter& writer);

} // namespace poolscope
