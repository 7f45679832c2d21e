#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

class Database;

// The tables of a file. Every one has the number of the run in run_id, so that a file can hold
// several; what is one of a few is told in words. What is written is read back as it was.
//
//   run  setting  failure  machine  map  process  frozen  suspended  chunk  lost_attempt  result
//
// Those of a sweep have its number in sweep_id, which is that of no run; see sweeptables.h.
//
//   sweep  sweep_point  swept_run  serial_run  sweep_conditions  sweep_block

/// Tells run files from other SQLite files: "PLSC".
inline constexpr int RunFileId = 0x504c5343;
/// 2: sweeps. Files of version 1, which hold a run, are read as they are.
inline constexpr int RunFileVersion = 2;
/// The number of the run or sweep that a file holds.
inline constexpr qint64 FirstInFile = 1;

void makeTables(Database& database);
/// Adds @p record as number @p run.
void writeTables(Database& database, qint64 run, const RunRecord& record);

/// Run number @p run; nothing if it is not there, cannot be read, or breaks a rule of records.
[[nodiscard]] std::optional<RunRecord> readTables(Database& database, qint64 run);

} // namespace poolscope
