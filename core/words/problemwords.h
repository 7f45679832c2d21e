#pragma once

#include "core/base/fileerror.h"
#include "core/config/problem.h"

#include <QString>

namespace poolscope {

/// One sentence: what was asked, why it cannot be had, what is allowed.
[[nodiscard]] QString sentence(const Problem& problem);

/// Bytes for people, with three significant digits: "12.3 kB", "1.50 GB".
[[nodiscard]] QString memoryText(quint64 bytes);

/// What somebody wrote, cut off where it gets too long for a sentence.
[[nodiscard]] QString shortened(const QString& text);

/// One sentence: which file, what is wrong with it, what can be done.
[[nodiscard]] QString sentence(const FileError& error);

} // namespace poolscope
