#pragma once

#include <QString>

namespace poolscope {

/// What a refusal is about: a setting (marked in the window), or this machine.
enum class Field {
    Size,
    First,
    Processes,
    Schedule,
    ChunkSize,
    Order,
    Work,
    Profile,
    Seed,
    Engine,
    Machine
};

enum class ProblemKind {
    NotInRange,        ///< not a whole number from @c lowest to @c highest
    BeyondLastNumber,  ///< first + size − 1 is above 4,294,967,295; highest: what is allowed
    UnknownWord,       ///< not one of the words that the setting knows
    BadChunkParameter, ///< the number behind a schedule's name is not a whole number of at least 1
    NoChunkParameter,  ///< the schedule takes no number
    BadDuration,       ///< not a duration such as 200us
    TooManyChunks,     ///< the schedule gives more chunks than highest
    NotEnoughMemory,   ///< needed: lowest bytes; free: highest bytes
    TooManyOpenFiles,  ///< needed: lowest; allowed: highest
    WorkerMissing,     ///< given: where the worker program was looked for
};

/// Why something asked for cannot be had. core/words makes the sentence.
struct Problem {
    Field field = Field::Machine;
    ProblemKind kind = ProblemKind::NotInRange;
    QString given;
    quint64 lowest = 0;
    quint64 highest = 0;

    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace poolscope
