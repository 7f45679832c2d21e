#pragma once

#include "core/base/nanoseconds.h"
#include "core/work/fault.h"
#include "core/work/workspec.h"

#include <QtGlobal>

#include <vector>

namespace poolscope {

/// How the input is cut into chunks. The formulas are with the functions in core/plan.
enum class ScheduleKind {
    Python,     ///< as multiprocessing.Pool.map
    Fixed,      ///< chunks of K
    Static,     ///< one chunk a process
    Guided,     ///< as OpenMP's guided in GCC
    GuidedHalf, ///< as OpenMP's guided in LLVM, and Taskflow's
    Trapezoid,  ///< trapezoid self-scheduling (Tzeng and Ni 1993)
    Factoring,  ///< factoring (Hummel, Schonberg and Flynn 1992)
};

struct Schedule {
    ScheduleKind kind = ScheduleKind::Python;
    /// K for Fixed; the smallest chunk for Guided, GuidedHalf and Factoring; else unused. At
    /// least 1.
    quint64 parameter = 1;

    friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// The order in which results are given out.
enum class ResultOrder {
    Input,      ///< as Pool.map
    Completion, ///< as Pool.imap_unordered: a chunk's results when the chunk is done
};

/// What makes records out of configurations.
enum class EngineId { Processes };

/// What the pool does when a worker process dies with a chunk.
enum class OnDeath {
    Retry, ///< another process takes its place, and the chunk is done again
    Fail,  ///< gives up, as Python's concurrent.futures.ProcessPoolExecutor
    Hang,  ///< replaces the process but not the chunk, and waits for ever, as multiprocessing.Pool
};

/// The numbers to be squared: first … first + size − 1.
struct Input {
    quint64 size = 100; ///< how many numbers, 0 … 4,294,967,296
    quint64 first = 0;  ///< the first of them; the last is at most 4,294,967,295

    friend bool operator==(const Input&, const Input&) = default;
};

/// What is done about processes that die or stand still, and the faults that are planned.
struct Recovery {
    OnDeath onDeath = OnDeath::Retry;
    /// A chunk that has ended that many processes fails the run, 1 … 1000; 0: never.
    int retries = 3;
    /// A process that neither gets on nor uses CPU time for so long is stuck; 0: none ever is.
    Nanoseconds stallTimeoutNs = 30 * NsPerSecond;
    std::vector<Fault> faults; ///< planned for this run, at most MostFaults

    friend bool operator==(const Recovery&, const Recovery&) = default;
};

/// Everything that is asked of a run. A plain value: compare it, copy it, change one field.
struct RunConfig {
    Input input;
    int processes = 4; ///< worker processes, 1 … 1024
    Schedule schedule;
    ResultOrder order = ResultOrder::Input;
    WorkSpec work;
    EngineId engine = EngineId::Processes;
    Recovery recovery;

    friend bool operator==(const RunConfig&, const RunConfig&) = default;
};

} // namespace poolscope
