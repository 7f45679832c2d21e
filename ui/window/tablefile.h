#pragma once

#include "core/base/fileerror.h"
#include "core/record/runrecord.h"
#include "core/report/csv.h"

#include <QString>

#include <optional>

namespace poolscope {

enum class Table { Results, Chunks };

/// A table that is to be saved as CSV.
struct TableFile {
    Table table = Table::Results;
    QString path;
    CsvFor reader = CsvFor::Programs;
};

/// How many rows a table of @p record has, with its header.
[[nodiscard]] quint64 rowsOf(const RunRecord& record, Table table);

/// What came of writing a table.
struct TableWritten {
    bool cancelled = false;
    std::optional<FileError> error;
};

/// Writes @p file whole, or not at all.
[[nodiscard]] TableWritten writeTable(const RunRecord& record, const TableFile& file,
                                      const TableProgress& progress);

} // namespace poolscope
