#pragma once

#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

class Database;

// The tables of a run file with a row per process, chunk and lost attempt.

void writeProcesses(Database& database, const std::vector<ProcessRecord>& processes);
void writeChunks(Database& database, const std::vector<ChunkEvent>& chunks);
void writeLostAttempts(Database& database, const std::vector<LostAttempt>& attempts);

[[nodiscard]] std::vector<ProcessRecord> readProcesses(Database& database);
[[nodiscard]] std::vector<ChunkEvent> readChunks(Database& database);
[[nodiscard]] std::vector<LostAttempt> readLostAttempts(Database& database);

} // namespace poolscope
