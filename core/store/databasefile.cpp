#include "core/store/databasefile.h"

#include "core/base/outputfile.h"
#include "core/store/database.h"
#include "core/store/runtables.h"
#include "core/store/sweeptables.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QTemporaryFile>

#include <algorithm>
#include <fcntl.h>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FileError::Kind;

void makeAllTables(Database& database) {
    makeTables(database);
    makeSweepTables(database);
}

/// Everything into a fresh database in @p file; what went wrong, or an empty text.
QString fill(const QTemporaryFile& file, const std::function<void(Database&)>& write) {
    Database database(file.fileName(), Database::Access::ReadWrite);
    // SQLite knows files by their names, but once it has opened this one it needs none: whoever
    // kills this program now leaves nothing behind.
    QFile::remove(file.fileName());
    // The file is nobody's until it is whole, so a journal would guard nothing.
    database.execute(u"PRAGMA journal_mode = OFF"_s);
    database.execute(u"PRAGMA synchronous = OFF"_s);
    database.execute(u"PRAGMA application_id = %1"_s.arg(RunFileId));
    database.execute(u"PRAGMA user_version = %1"_s.arg(RunFileVersion));
    if (database.begin()) {
        makeAllTables(database);
        write(database);
        database.commit();
    }
    return database.error();
}

/// Copies everything, and gives up what is copied, so that the disk need not have room for both.
/// False if @p to takes no more.
bool moveContents(QFile& from, QIODevice& to) {
    std::vector<char> block(1 << 20);
    qint64 size = 0;
    for (qint64 at = 0; (size = from.read(block.data(), static_cast<qint64>(block.size()))) > 0;
         at += size) {
        if (to.write(block.data(), size) != size)
            return false;
        // Not every file system can do that.
        fallocate(from.handle(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, at, size);
    }
    return size == 0;
}

/// Where the database is made: beside its file, where there is room for it, if that is possible.
bool openPart(QTemporaryFile& part, const QString& path) {
    part.setFileTemplate(path + u".XXXXXX"_s);
    if (part.open())
        return true;
    part.setFileTemplate(QDir::temp().filePath(u"poolscope.XXXXXX"_s));
    return part.open();
}

/// How everything in a database is defined, by name, of which SQLite takes no notice of capitals.
QHash<QString, QString> definitionsIn(Database& database) {
    QHash<QString, QString> definitions;
    QSqlQuery rows = database.rows(u"SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"_s);
    while (rows.next())
        definitions[rows.value(0).toString().toLower()] = rows.value(1).toString();
    return definitions;
}

/// Whether what has the names of our tables are those tables. Anything else could compute, be it
/// for ever, when it is only read.
bool areTablesOurs(Database& database) {
    Database ours(u":memory:"_s, Database::Access::ReadWrite);
    makeAllTables(ours);
    const QHash<QString, QString> wanted = definitionsIn(ours);
    const QHash<QString, QString> found = definitionsIn(database);
    return std::all_of(wanted.keyBegin(), wanted.keyEnd(), [&](const QString& name) {
        return found.value(name, wanted[name]) == wanted[name]; // version 1 has not all of them
    });
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
    return OutputFile(path).open();
}

std::optional<FileError> writeDatabase(const QString& path,
                                       const std::function<void(Database&)>& write) {
    if (const auto error = whyNotWritable(path))
        return error;
    const auto failed = [&path](const QString& why) {
        return FileError{Kind::CannotWrite, path, why};
    };
    OutputFile file(path);
    if (const auto error = file.open())
        return error;
    QTemporaryFile part;
    if (!openPart(part, path))
        return failed(part.errorString());
    if (const QString error = fill(part, write); !error.isEmpty())
        return failed(error);
    return file.write([&part](QIODevice& out) { return moveContents(part, out); });
}

Result<std::unique_ptr<Database>, FileError> openDatabase(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return FileError{Kind::CannotRead, path, file.errorString()};
    if (!file.read(16).startsWith("SQLite format 3"))
        return FileError{Kind::Foreign, path, {}};
    file.close();
    auto database = std::make_unique<Database>(path, Database::Access::ReadOnly);
    if (pragma(*database, u"application_id"_s) != RunFileId)
        return FileError{database->isSound() ? Kind::Foreign : Kind::Damaged, path,
                         database->error()};
    if (pragma(*database, u"user_version"_s) > RunFileVersion)
        return FileError{Kind::Newer, path, {}};
    if (!areTablesOurs(*database))
        return FileError{Kind::Damaged, path, database->error()};
    return database;
}

} // namespace poolscope
