#include "tests/support/slowsimulation.h"

#include "core/plan/chunkplan.h"
#include "core/work/weights.h"

#include <algorithm>
#include <limits>

namespace poolscope {

namespace {

/// What has so little left, in ns, is done.
constexpr long double Nothing = 1e-6L;

enum class Task { Start, Draw, Compute, Wait, None };

struct Process {
    Task task = Task::Start;
    long double left = 0; ///< of its task: time for Start and Wait, else CPU time
    std::size_t chunk = 0;
};

class SlowMachine {
public:
    SlowMachine(const RunConfig& config, const VirtualMachine& machine)
        : m_config(config)
        , m_machine(machine)
        , m_plan(config)
        , m_processes(static_cast<std::size_t>(config.processes)) {
        m_run.chunks.resize(m_plan.chunks());
        for (std::size_t k = 0; k < m_processes.size(); ++k)
            m_processes[k].left =
                static_cast<long double>(k + 1) * static_cast<long double>(machine.costs.startNs);
    }

    SlowRun run() {
        while (true) {
            while (endSomething() || drawSomething()) {
            }
            if (std::all_of(m_processes.begin(), m_processes.end(),
                            [](const Process& p) { return p.task == Task::None; }))
                break;
            waitForTheNext();
        }
        m_run.wall = m_now + static_cast<long double>(m_machine.costs.joinNs);
        return m_run;
    }

private:
    [[nodiscard]] long double workOf(const Chunk& chunk) const {
        long double sum = 0;
        if (m_config.work.kind == WorkKind::None)
            return 0;
        for (quint64 i = chunk.position; i < chunk.position + chunk.count; ++i)
            sum += static_cast<long double>(weight(m_config.work, i, m_plan.size()));
        return sum * static_cast<long double>(m_config.work.meanNs);
    }

    bool endSomething() {
        for (std::size_t k = 0; k < m_processes.size(); ++k) {
            Process& process = m_processes[k];
            if (process.task == Task::None || process.left > Nothing)
                continue;
            if (process.task == Task::Draw) {
                beginChunk(k);
                return true;
            }
            if (process.task != Task::Start)
                m_run.chunks[process.chunk].finished = m_now;
            process.task = Task::None;
            return true;
        }
        return false;
    }

    void beginChunk(std::size_t k) {
        Process& process = m_processes[k];
        const long double work = workOf(m_plan.chunk(process.chunk));
        m_run.chunks[process.chunk] = {static_cast<int>(k + 1), m_now, 0, work};
        m_run.serial += work;
        process.task = m_config.work.kind == WorkKind::Wait ? Task::Wait : Task::Compute;
        process.left = work;
    }

    bool drawSomething() {
        for (Process& process : m_processes) {
            if (process.task != Task::None || m_drawn == m_plan.chunks())
                continue;
            process = {Task::Draw, static_cast<long double>(m_machine.costs.drawNs), m_drawn++};
            return true;
        }
        return false;
    }

    void waitForTheNext() {
        const auto computes = [](const Process& p) {
            return p.task == Task::Draw || p.task == Task::Compute;
        };
        const auto computing = static_cast<long double>(
            std::count_if(m_processes.begin(), m_processes.end(), computes));
        const long double share =
            std::min(1.0L, static_cast<long double>(m_machine.cores) / std::max(1.0L, computing));
        const auto speed = [&](const Process& p) { return computes(p) ? share : 1.0L; };
        long double time = std::numeric_limits<long double>::infinity();
        for (const Process& process : m_processes) {
            if (process.task != Task::None)
                time = std::min(time, process.left / speed(process));
        }
        m_now += time;
        for (Process& process : m_processes)
            process.left -= time * speed(process);
    }

    const RunConfig& m_config;
    const VirtualMachine& m_machine;
    ChunkPlan m_plan;
    std::vector<Process> m_processes;
    SlowRun m_run;
    std::size_t m_drawn = 0;
    long double m_now = 0;
};

} // namespace

SlowRun slowSimulation(const RunConfig& config, const VirtualMachine& machine) {
    return SlowMachine(config, machine).run();
}

} // namespace poolscope
