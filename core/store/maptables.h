#pragma once

#include "core/record/recordwriter.h"

namespace poolscope {

class Database;

// The machines of a run, and its maps with the chunks they were cut into.

void makeMapTables(Database& database);
void writeMachines(Database& database, qint64 run, const std::vector<MachineRecord>& machines);
void writeMaps(Database& database, qint64 run, const std::vector<MapRecord>& maps);

/// None: not understood.
[[nodiscard]] std::vector<MachineRecord> readMachines(Database& database, qint64 run);
/// False: not understood.
[[nodiscard]] bool readMaps(Database& database, qint64 run, RecordWriter& writer);
/// When each map was done, after all that happened in them.
[[nodiscard]] bool readMapEnds(Database& database, qint64 run, RecordWriter& writer);

} // namespace poolscope
