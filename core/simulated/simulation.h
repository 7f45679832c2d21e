#pragma once

#include "core/base/framebudget.h"
#include "core/config/runconfig.h"
#include "core/simulated/chunkwork.h"
#include "core/simulated/endqueue.h"
#include "core/simulated/sharedcores.h"
#include "core/simulated/virtualmachine.h"

#include <QtGlobal>
#include <queue>

#include <functional>
#include <vector>

namespace poolscope {

/// A chunk that a process of the simulated pool has finished. Times count from the run's start.
struct SimulatedChunk {
    Chunk chunk;
    int process = 0; ///< from 1
    Nanoseconds startedNs = 0;
    Nanoseconds finishedNs = 0;
    Nanoseconds cpuNs = 0; ///< the part of it that it was on a core
};

/// A run of a pool on a machine that is only thought of, from event to event in virtual time:
///
/// - The driver starts one process after the other: process k, from 1, is ready at k × start cost.
/// - A process that is free draws the next chunk at once, of several the one with the lowest number
///   first. To draw takes CPU time, then the chunk is started.
/// - Its numbers take their weight × the mean time. CPU work and drawing share the cores fairly
///   (see SharedCores); to wait needs no core; no work takes no time.
/// - The run is over when the last chunk is finished and the last process is ready, plus the join
///   cost.
///
/// Rounded are only the times told. What ends within a millionth of a nanosecond ends at once.
class Simulation {
public:
    using Sink = std::function<void(const SimulatedChunk&)>;

    /// Finished chunks are given to @p sink as time goes on. isPossible(@p config, @p machine).
    Simulation(const RunConfig& config, const VirtualMachine& machine, Sink sink);

    /// Whether the longest time that such a run could take is known to fit.
    [[nodiscard]] static bool isPossible(const RunConfig& config, const VirtualMachine& machine);

    /// Goes on until the end, or until @p budget is used up: then call it again.
    void goOn(FrameBudget& budget);

    [[nodiscard]] bool isOver() const;

    /// How far it has come.
    [[nodiscard]] Nanoseconds nowNs() const { return m_scale.rounded(m_cores.time()); }

    /// How many processes are ready by now.
    [[nodiscard]] int ready() const { return m_ready; }

    /// When process @p number, from 1, is ready.
    [[nodiscard]] Nanoseconds readyNs(int number) const { return number * m_machine.costs.startNs; }

    /// When the last chunk was finished, or the last process was ready if that was later; only if
    /// isOver().
    [[nodiscard]] Nanoseconds mapDoneNs() const { return nowNs(); }

    /// How long all took; only if isOver().
    [[nodiscard]] Nanoseconds wallNs() const { return nowNs() + m_machine.costs.joinNs; }

    /// The same numbers in one process, without a pool; only if isOver().
    [[nodiscard]] Nanoseconds serialNs() const { return m_scale.rounded(m_work.total()); }

private:
    struct Drawing {
        Ticks until = 0; ///< of the work that SharedCores count
        Task task;
    };

    using LowestFirst = std::priority_queue<int, std::vector<int>, std::greater<>>;

    [[nodiscard]] bool computes() const { return m_kind == WorkKind::Cpu; }

    [[nodiscard]] Ticks readyTime() const;
    [[nodiscard]] Ticks nextWork() const;
    [[nodiscard]] Ticks nextTime() const;
    [[nodiscard]] bool takeDue();
    void goToNext();
    void draw(int process);
    void begin(Task task);
    void finish(const Task& task);

    VirtualMachine m_machine;
    WorkKind m_kind;
    int m_processes;
    TickScale m_scale;
    Ticks m_together; ///< what is so near ends at once
    Ticks m_drawWork;
    ChunkWork m_work;
    SharedCores m_cores;
    Sink m_sink;
    int m_ready = 0;
    LowestFirst m_free;            ///< processes, from 0
    std::queue<Drawing> m_drawing; ///< all draw as long, so who began first ends first
    EndQueue m_atWork;             ///< by work if it computes, else by time
};

} // namespace poolscope
