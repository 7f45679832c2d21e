#pragma once

#include "tests/support/program.h"

namespace poolscope {

/// A line of bash with a small file system of its own at $F, which nobody else sees; it ends with
/// what is left there on stdout.
inline Ran runOnSmallDisk(const QString& folder, const QString& options, const QString& line) {
    return runBash(
        QStringLiteral("F='%1' exec unshare -rm bash -c 'mount -t tmpfs -o %2 none $F && %3; "
                       "code=$?; ls -A $F; exit $code'")
            .arg(folder, options, line));
}

/// Not every system lets its users do that.
inline bool canHaveSmallDisks(const QString& folder) {
    return runOnSmallDisk(folder, QStringLiteral("size=64k"), QStringLiteral("true")).exitCode == 0;
}

} // namespace poolscope
