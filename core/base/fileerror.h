#pragma once

#include <QString>

namespace poolscope {

/// Why a file could not be written or read. core/words makes the sentence.
struct FileError {
    enum class Kind {
        CannotWrite,
        NotReplaced,
        CannotRead,
        Foreign,
        Newer,
        Damaged,
        HoldsRun,   ///< where a sweep was asked for
        HoldsSweep, ///< where a run was asked for
    };

    Kind kind = Kind::CannotRead;
    QString path;
    QString detail; ///< what the system said, if it did

    friend bool operator==(const FileError&, const FileError&) = default;
};

} // namespace poolscope
