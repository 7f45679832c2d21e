#pragma once

#include "core/base/fileerror.h"
#include "core/base/result.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

// Files (.poolscope, an SQLite database each) as wholes, whatever they hold.

namespace poolscope {

class Database;

/// Why writeDatabase() could not write to @p path, asked before there is anything to lose.
[[nodiscard]] std::optional<FileError> whyNotWritable(const QString& path);

/// Fills a fresh database by @p write and makes it the file at @p path: whole, or not at all.
/// Replaces files of Poolscope only. Returns why it could not be written, or nothing.
[[nodiscard]] std::optional<FileError> writeDatabase(const QString& path,
                                                     const std::function<void(Database&)>& write);

/// The file at @p path, to be read. Foreign and newer files are refused; nothing in a file is
/// executed.
[[nodiscard]] Result<std::unique_ptr<Database>, FileError> openDatabase(const QString& path);

} // namespace poolscope
