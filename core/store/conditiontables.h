#pragma once

#include "core/record/sweepconditions.h"

#include <QtGlobal>

#include <optional>

namespace poolscope {

class Database;

// What else the machine did before a sweep and while it ran.

void makeConditionTables(Database& database);
void writeConditions(Database& database, qint64 sweep, const SweepConditions& conditions);
/// Nothing: not understood.
[[nodiscard]] std::optional<SweepConditions> readConditions(Database& database, qint64 sweep);

} // namespace poolscope
