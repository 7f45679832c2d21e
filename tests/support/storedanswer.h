#pragma once

#include "tests/support/program.h"

namespace poolscope {

/// What another reader of SQLite answers when the file at @p path is asked @p question: a line for
/// each row, with | between the values.
inline QByteArray answer(const QString& path, const QString& question) {
    const Ran ran = runBash(QStringLiteral("python3 -c \"import sqlite3, sys\n"
                                           "for row in sqlite3.connect(sys.argv[1])"
                                           ".execute(sys.argv[2]): print(*row, sep='|')\" "
                                           "'%1' \"%2\"")
                                .arg(path, question));
    return ran.exitCode == 0 ? ran.out : ran.err;
}

} // namespace poolscope
