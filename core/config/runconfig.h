#pragma once

#include "core/base/nanoseconds.h"
#include "core/work/fault.h"
#include "core/work/workspec.h"

#include <QtGlobal>

#include <optional>
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
enum class EngineId {
    Processes, ///< worker processes on this machine
    Simulated, ///< a machine that is only thought of
};

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

/// The machine that EngineId::Simulated thinks of. Nothing: as this machine is.
struct SimulatedOptions {
    std::optional<int> cores;           ///< 1 … 65,536
    std::optional<Nanoseconds> startNs; ///< to start a process, 0 … a day
    std::optional<Nanoseconds> drawNs;  ///< CPU time to draw a chunk, 0 … a day
    std::optional<Nanoseconds> joinNs;  ///< from the last chunk until the run is over, 0 … a day

    friend bool operator==(const SimulatedOptions&, const SimulatedOptions&) = default;
};

/// Everything that is asked of a run. A plain value: compare it, copy it, change one field.
struct RunConfig {
    Input input;
    int processes = 4; ///< worker processes, 1 … 1024; simulated: … 65,536
    Schedule schedule;
    ResultOrder order = ResultOrder::Input;
    WorkSpec work;
    EngineId engine = EngineId::Processes;
    Recovery recovery;
    SimulatedOptions simulated; ///< for EngineId::Simulated alone

    friend bool operator==(const RunConfig&, const RunConfig&) = default;
};

} // namespace poolscope
