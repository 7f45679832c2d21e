#pragma once

#include "core/record/sweeprecord.h"

namespace poolscope {

class Database;

// The runs of a sweep, and how often one process alone was timed in between: as much as is kept of
// each.

void makeSweptRunTables(Database& database);
void writeSerialRuns(Database& database, qint64 sweep, const std::vector<SerialRun>& runs);
/// The runs of @p point, which is number @p number, are numbered with the successors of @p lastRun;
/// returns the last.
[[nodiscard]] qint64 writeSweptRuns(Database& database, qint64 sweep, int number,
                                    const SweepPoint& point, qint64 lastRun);

/// Both add to @p record, which has all else. False: not understood.
[[nodiscard]] bool readSerialRuns(Database& database, qint64 sweep, SweepRecord& record);
[[nodiscard]] bool readSweptRuns(Database& database, qint64 sweep, SweepRecord& record);

} // namespace poolscope
