#include "core/store/runfile.h"

#include "core/store/database.h"
#include "core/store/databasefile.h"
#include "core/store/runtables.h"
#include "core/store/sweeptables.h"

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

} // namespace poolscope
