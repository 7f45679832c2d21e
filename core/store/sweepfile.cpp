#include "core/store/sweepfile.h"

#include "core/store/database.h"
#include "core/store/databasefile.h"
#include "core/store/runtable.h"
#include "core/store/runtables.h"
#include "core/store/sweeptables.h"

namespace poolscope {

using Kind = FileError::Kind;

std::optional<FileError> saveSweep(const SweepRecord& sweep, const QString& path) {
    return writeDatabase(
        path, [&sweep](Database& database) { writeSweep(database, FirstInFile, sweep); });
}

Result<SweepRecord, FileError> loadSweep(const QString& path) {
    const auto file = openDatabase(path);
    if (!file.hasValue())
        return file.error();
    Database& database = *file.value();
    if (!holdsSweep(database, FirstInFile))
        return FileError{holdsRun(database, FirstInFile) ? Kind::HoldsRun : Kind::Damaged, path,
                         database.error()};
    std::optional<SweepRecord> sweep = readSweep(database, FirstInFile);
    if (!sweep)
        return FileError{Kind::Damaged, path, database.error()};
    return *std::move(sweep);
}

} // namespace poolscope
