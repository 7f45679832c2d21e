#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

#include <optional>

namespace poolscope {

/// The chunk that a process was at when something happened to it.
struct ChunkAtFault {
    quint64 index = 0;
    quint64 firstNumber = 0;
    quint64 lastNumber = 0;

    friend bool operator==(const ChunkAtFault&, const ChunkAtFault&) = default;
};

enum class FailureKind {
    ProcessKilled, ///< ended by @c signal
    ProcessExited, ///< ended by itself with @c exitCode, though not told to
    ProcessNotStarted,
    ProcessReported,    ///< the worker program said what is wrong: @c detail
    SerialFailed,       ///< the serial measurement's process ended early
    BoardFailed,        ///< the system refused the shared table: @c detail
    OutOfMemory,        ///< the system refused the driver the memory of its record
    Unlikely,           ///< what was measured cannot be, as with a clock of its own: @c detail
    WrongResult,        ///< @c wrongNumber has a wrong square
    NoProgress,         ///< all processes are idle, and chunks are not done: a bug
    ChunkEndsProcesses, ///< @c chunk has ended @c times processes, @c process the last of them
    DeathsInARow,       ///< @c times processes died without a chunk finished in between
    NoProcessSlot,      ///< all places for replacements are used up; @c times processes had died
    ProcessStuck,       ///< stood still for @c stillNs, and the pool is one that does not replace
    CommandFailed,      ///< another program, tried by a sweep: @c detail
    WaitsForEver,       ///< @c chunk was lost with a process, and the pool never learns of it
};

/// Why a run failed. core/words makes the sentence.
struct RunFailure {
    FailureKind kind = FailureKind::ProcessKilled;
    int process = 0; ///< its number, from 1; 0: none in particular
    qint64 pid = 0;
    int signal = 0;
    int exitCode = 0;
    std::optional<ChunkAtFault> chunk;
    quint64 wrongNumber = 0;
    int times = 0;
    Nanoseconds stillNs = 0;
    QString detail;

    friend bool operator==(const RunFailure&, const RunFailure&) = default;
};

} // namespace poolscope
