#pragma once

#include "core/base/nanoseconds.h"

#include <QtGlobal>

#include <optional>

namespace poolscope {

/// A finished chunk. Times count from the run's start.
struct ChunkEvent {
    Nanoseconds startedNs = 0;
    Nanoseconds finishedNs = 0;
    quint64 count = 0;    ///< numbers in it
    quint32 index = 0;    ///< 0 … chunks − 1
    quint32 position = 0; ///< of its first number in the input
    quint32 process = 0;  ///< number of the process that finished it, from 1
    quint16 attempt = 1;  ///< 1 unless earlier attempts were lost
    qint16 cpu = -1;      ///< core it was started on; −1: unknown

    friend bool operator==(const ChunkEvent&, const ChunkEvent&) = default;
};

static_assert(sizeof(ChunkEvent) == 40); // there may be 10^7 of them

/// A chunk that a process is at, or was at when it ended and nobody was to do it again.
struct ChunkInProgress {
    quint64 index = 0;
    quint64 position = 0;
    quint64 count = 0;
    quint64 itemsDone = 0;
    std::optional<Nanoseconds> startedNs; ///< nothing: owned, not yet stamped

    friend bool operator==(const ChunkInProgress&, const ChunkInProgress&) = default;
};

/// A chunk's attempt that ended with its process.
struct LostAttempt {
    quint64 index = 0;
    int process = 0;
    std::optional<Nanoseconds> startedNs;
    Nanoseconds endedNs = 0;
    quint64 itemsDone = 0;
    quint64 position = 0;
    quint64 count = 0;

    friend bool operator==(const LostAttempt&, const LostAttempt&) = default;
};

} // namespace poolscope
