#pragma once

#include "core/record/sweeprecord.h"

#include <optional>

namespace poolscope {

class Database;

// What a sweep tried, and what each run of it took. Its settings and its machine stand in the
// tables of runs, as if it were one; a swept run that failed has its failure there, and the runs
// that are kept whole are in all of them.

void makeSweepTables(Database& database);
/// Adds @p sweep as number @p id, with whose successors its runs are numbered.
void writeSweep(Database& database, qint64 id, const SweepRecord& sweep);

/// Whether there is such a sweep.
[[nodiscard]] bool holdsSweep(Database& database, qint64 id);
/// Sweep number @p id; nothing if it is not there, cannot be read, or speaks of what cannot be.
[[nodiscard]] std::optional<SweepRecord> readSweep(Database& database, qint64 id);

} // namespace poolscope
