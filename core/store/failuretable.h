#pragma once

#include "core/record/runfailure.h"
#include "core/store/row.h"

#include <optional>

namespace poolscope {

class Database;

// Why runs failed: a row for each that did.

void makeFailureTable(Database& database);
void writeFailure(Database& database, qint64 run, const RunFailure& failure);

/// What failureIn() reads, for a question to the table.
[[nodiscard]] QString failureColumns();
/// The failure in the last columns of @p row, which are these; nothing if there is none.
[[nodiscard]] std::optional<RunFailure> failureIn(Row& row);

} // namespace poolscope
