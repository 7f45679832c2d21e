#pragma once

#include <QByteArray>

#include <sys/resource.h>

namespace poolscope {

/// Whatever the calling test starts from now on dies as it would for people: without a core file,
/// and of the signal itself, not with a sanitizer's report in its place.
inline void letProcessesDiePlainly() {
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    QByteArray options = qgetenv("ASAN_OPTIONS");
    if (!options.isEmpty())
        options += ':';
    options += "handle_segv=0:handle_abort=0:handle_sigbus=0";
    qputenv("ASAN_OPTIONS", options);
}

} // namespace poolscope
