#pragma once

#include <QString>

#include <cstdio>

namespace poolscope {

/// A line for people, on stderr: stdout carries results alone.
inline void say(const QString& line) {
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

} // namespace poolscope
