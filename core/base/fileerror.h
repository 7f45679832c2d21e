#pragma once

#include <QString>

namespace poolscope {

/// Why a file could not be written or read. core/words makes the sentence.
struct FileError {
    enum class Kind { CannotWrite, NotReplaced, CannotRead, Foreign, Newer, Damaged };

    Kind kind = Kind::CannotRead;
    QString path;
    QString detail; ///< what the system said, if it did

    friend bool operator==(const FileError&, const FileError&) = default;
};

} // namespace poolscope
