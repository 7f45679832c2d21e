#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <vector>

namespace poolscope {

class Database;

// The tables of a run file: a table of named values, and one each for processes, chunks and lost
// attempts. What is written is read back as it was.

/// Tells run files from other SQLite files: "PLSC".
inline constexpr int RunFileId = 0x504c5343;
inline constexpr int RunFileVersion = 1;

/// Makes the tables and fills them from @p record.
void writeTables(Database& database, const RunRecord& record);

/// The record that the tables hold; nothing if they cannot be read or are not plausible.
[[nodiscard]] std::optional<RunRecord> readTables(Database& database);

/// Whether numbers that point to others point to something: a file may say anything.
[[nodiscard]] bool isPlausible(const RunRecord& record);

} // namespace poolscope
