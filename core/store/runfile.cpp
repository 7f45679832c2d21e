#include "core/store/runfile.h"

#include "core/store/database.h"
#include "core/store/runtables.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FileError::Kind;

/// Beside the target, so that renaming it into place is one step of the file system.
QString partName(const QString& path) {
    return path + u".XXXXXX"_s;
}

/// Everything into a fresh database at @p path; what went wrong, or an empty text.
QString writeDatabase(const RunRecord& record, const QString& path) {
    Database database(path, Database::Access::ReadWrite);
    // The file is nobody's until it is whole, so a journal would guard nothing.
    database.execute(u"PRAGMA journal_mode = OFF"_s);
    database.execute(u"PRAGMA synchronous = OFF"_s);
    database.execute(u"PRAGMA application_id = %1"_s.arg(RunFileId));
    database.execute(u"PRAGMA user_version = %1"_s.arg(RunFileVersion));
    if (database.begin()) {
        writeTables(database, record);
        database.commit();
    }
    return database.error();
}

/// On the disk, not only on its way there.
bool syncToDisk(const QString& path) {
    const int fd = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return synced;
}

int pragma(Database& database, const QString& name) {
    QSqlQuery rows = database.rows(u"PRAGMA "_s + name);
    return rows.next() ? rows.value(0).toInt() : 0;
}

/// Whether saving may replace what is at @p path: a run file, or a file without content.
bool isRunFile(const QString& path) {
    const QFileInfo target(path);
    if (!target.isFile())
        return false;
    if (target.size() == 0)
        return true;
    Database database(path, Database::Access::ReadOnly);
    return pragma(database, u"application_id"_s) == RunFileId;
}

} // namespace

std::optional<FileError> whyNotWritable(const QString& path) {
    const QFileInfo target(path);
    if (target.exists() && !isRunFile(path))
        return FileError{Kind::NotReplaced, path, {}};
    QTemporaryFile part(partName(path));
    if (!part.open())
        return FileError{Kind::CannotWrite, path, part.errorString()};
    return std::nullopt;
}

std::optional<FileError> saveRun(const RunRecord& record, const QString& path) {
    if (const auto error = whyNotWritable(path))
        return error;
    QTemporaryFile part(partName(path));
    if (!part.open())
        return FileError{Kind::CannotWrite, path, part.errorString()};
    const QString name = part.fileName();
    part.close();
    const QString error = writeDatabase(record, name);
    if (!error.isEmpty())
        return FileError{Kind::CannotWrite, path, error};
    if (!syncToDisk(name) ||
        std::rename(QFile::encodeName(name).constData(), QFile::encodeName(path).constData()) != 0)
        return FileError{Kind::CannotWrite, path, QString::fromLocal8Bit(std::strerror(errno))};
    part.setAutoRemove(false);
    return std::nullopt;
}

Result<RunRecord, FileError> loadRun(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return FileError{Kind::CannotRead, path, file.errorString()};
    if (!file.read(16).startsWith("SQLite format 3"))
        return FileError{Kind::Foreign, path, {}};
    file.close();
    Database database(path, Database::Access::ReadOnly);
    if (pragma(database, u"application_id"_s) != RunFileId)
        return FileError{database.isSound() ? Kind::Foreign : Kind::Damaged, path,
                         database.error()};
    if (pragma(database, u"user_version"_s) > RunFileVersion)
        return FileError{Kind::Newer, path, {}};
    std::optional<RunRecord> record = readTables(database);
    if (!record)
        return FileError{Kind::Damaged, path, database.error()};
    return *std::move(record);
}

} // namespace poolscope
