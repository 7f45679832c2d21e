#include "core/store/runfile.h"

#include "core/store/database.h"
#include "core/store/databasefile.h"
#include "core/store/runtables.h"
#include "core/store/sweeptables.h"
#include "core/work/square.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace poolscope {

using Kind = FileError::Kind;

std::optional<FileError> saveRun(const RunRecord& record, const QString& path) {
    return writeDatabase(
        path, [&record](Database& database) { writeTables(database, FirstInFile, record); });
}

Result<RunRecord, FileError> loadRun(const QString& path) {
    const auto file = openDatabase(path);
    if (!file.hasValue())
        return file.error();
    Database& database = *file.value();
    if (holdsSweep(database, FirstInFile))
        return FileError{Kind::HoldsSweep, path, {}};
    std::optional<RunRecord> record = readTables(database, FirstInFile);
    if (!record)
        return FileError{Kind::Damaged, path, database.error()};
    return *std::move(record);
}

void restoreResults(RunRecord& record) {
    const quint64 size = record.config.input.size;
    const bool areLeftOut = record.resultsChecked == true && record.results.isNone();
    if (!areLeftOut || size != positionsOf(record)) // a file may say anything
        return;
    auto squares = std::make_shared<std::vector<std::uint64_t>>(size);
    for (quint64 i = 0; i < size; ++i)
        (*squares)[i] = square(record.config.input.first + i);
    record.results =
        Results::ofNumbers(std::shared_ptr<const std::uint64_t>(squares, squares->data()), size);
}

} // namespace poolscope
