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
    Retries,
    StallTimeout,
    OnDeath,
    Fault,
    VirtualCores,
    StartCost,
    DrawCost,
    JoinCost,
    Machine
};

enum class ProblemKind {
    NotInRange,        ///< not a whole number from @c lowest to @c highest
    BeyondLastNumber,  ///< first + size − 1 is above 4,294,967,295; highest: what is allowed
    UnknownWord,       ///< not one of the words that the setting knows
    BadChunkParameter, ///< the number behind a schedule's name is not a whole number of at least 1
    NoChunkParameter,  ///< the schedule takes no number
    BadDuration,       ///< not a duration such as 200us
    ReversedRange,     ///< a range such as 4-1
    TooManyPoints,     ///< a sweep would have more settings than highest
    TooManyChunks,     ///< the schedule gives more chunks than highest
    NotEnoughMemory,   ///< needed: lowest bytes; left: highest bytes, for the reason in @c by
    BoardTooLarge,     ///< a file may not be so large: needed: lowest bytes; allowed: highest
    TooManyOpenFiles,  ///< needed: lowest; allowed: highest
    TooManyProcesses,  ///< needed: lowest; may be started: highest, for the reason in @c by
    BadFault,          ///< not a fault such as kill@42
    TooManyFaults,     ///< more than highest
    FaultOutside,      ///< its number is not among lowest … highest
    OtherEngine,       ///< the engine that is asked for knows no such setting
    TakesTooLong,      ///< longer than virtual time reaches
    WorkerMissing,     ///< given: where the worker program was looked for
    WorkerNotRunnable, ///< given: what is there, but is no program that may be executed
    WorkerForeign,     ///< given: a program that is no worker of this version of Poolscope
};

/// Who sets a limit.
enum class LimitedBy {
    Machine,      ///< there is no more of it
    Account,      ///< a resource limit of this account or shell (ulimit)
    ControlGroup, ///< the control group of this program, as of a container
};

/// Why something asked for cannot be had. core/words makes the sentence.
struct Problem {
    Field field = Field::Machine;
    ProblemKind kind = ProblemKind::NotInRange;
    QString given;
    quint64 lowest = 0;
    quint64 highest = 0;
    LimitedBy by = LimitedBy::Machine;

    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace poolscope
