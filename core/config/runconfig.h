#pragma once

#include "core/work/workspec.h"

#include <QtGlobal>

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
enum class Engine { Processes };

/// Everything that is asked of a run. A plain value: compare it, copy it, change one field.
struct RunConfig {
    quint64 size = 100; ///< how many numbers, 0 … 4,294,967,296
    quint64 first = 0;  ///< the first of them; the last is at most 4,294,967,295
    int processes = 4;  ///< worker processes, 1 … 1024
    Schedule schedule;
    ResultOrder order = ResultOrder::Input;
    WorkSpec work; ///< without the machine's speed: that is measured, not asked for
    Engine engine = Engine::Processes;
    bool measureSerial = true; ///< measure the serial time first

    friend bool operator==(const RunConfig&, const RunConfig&) = default;
};

} // namespace poolscope
