#include "core/simulated/simulation.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

constexpr Ticks Never = EndQueue::Never;
constexpr Ticks TogetherPerNs = 1'000'000;

/// At most how long a run can take, in ns: all of it one after the other.
double longestRun(const RunConfig& config, const VirtualMachine& machine) {
    const auto times = [](double count, Nanoseconds cost) {
        return count * static_cast<double>(cost);
    };
    return times(config.processes, machine.costs.startNs) + longestWork(config) +
           times(static_cast<double>(ChunkPlan(config).chunks()), machine.costs.drawNs) +
           static_cast<double>(machine.costs.joinNs);
}

} // namespace

Simulation::Simulation(const RunConfig& config, const VirtualMachine& machine, Sink sink)
    : m_machine(machine)
    , m_kind(config.work.kind)
    , m_processes(config.processes)
    , m_scale(longestRun(config, machine))
    , m_together(m_scale.perNs() / TogetherPerNs)
    , m_drawWork(m_scale.ticks(machine.costs.drawNs))
    , m_work(config, m_scale)
    , m_cores(machine.cores)
    , m_sink(std::move(sink)) {}

bool Simulation::isPossible(const RunConfig& config, const VirtualMachine& machine) {
    return TickScale::isEnough(longestRun(config, machine));
}

bool Simulation::isOver() const {
    return m_ready == m_processes && m_work.isEmpty() && m_drawing.empty() && m_atWork.isEmpty();
}

void Simulation::goOn(FrameBudget& budget) {
    while (!isOver() && budget.allows()) {
        if (takeDue())
            continue;
        if (m_free.empty() || m_work.isEmpty()) {
            goToNext();
        } else if (m_work.isWeighed(budget)) {
            const int process = m_free.top();
            m_free.pop();
            draw(process);
        }
    }
}

/// When the next process is ready.
Ticks Simulation::readyTime() const {
    return m_ready == m_processes ? Never : m_scale.ticks(readyNs(m_ready + 1));
}

/// What ends next by work.
Ticks Simulation::nextWork() const {
    const Ticks drawn = m_drawing.empty() ? Never : m_drawing.front().until;
    return computes() ? std::min(drawn, m_atWork.next()) : drawn;
}

/// What ends next by time.
Ticks Simulation::nextTime() const {
    const Ticks ready = readyTime();
    return computes() ? ready : std::min(ready, m_atWork.next());
}

/// Takes something that ends now; false if there is nothing more. Who is free draws only then, so
/// that of all that are free at once the lowest number is first.
bool Simulation::takeDue() {
    const Ticks work = m_cores.work() + m_together;
    const Ticks time = m_cores.time() + m_together;
    if (!m_drawing.empty() && m_drawing.front().until <= work) {
        const Task task = m_drawing.front().task;
        m_drawing.pop();
        m_cores.leave();
        begin(task);
        return true;
    }
    if (m_atWork.next() <= (computes() ? work : time)) {
        if (computes())
            m_cores.leave();
        finish(m_atWork.pop());
        return true;
    }
    if (readyTime() <= time) {
        m_free.push(m_ready++);
        return true;
    }
    return false;
}

/// Lets time go on until something ends.
void Simulation::goToNext() {
    const Ticks work = nextWork();
    const Ticks time = nextTime();
    const Ticks workTime = work == Never ? Never : std::max(m_cores.timeWhen(work), m_cores.time());
    if (workTime <= time)
        m_cores.goOn(workTime, work);
    else
        m_cores.goOn(time);
}

void Simulation::draw(int process) {
    const auto chunk = static_cast<quint32>(m_work.next());
    const Task task{process, chunk, m_work.take(), 0};
    if (m_drawWork == 0) {
        begin(task);
        return;
    }
    m_cores.enter();
    m_drawing.push({m_cores.work() + m_drawWork, task});
}

void Simulation::begin(Task task) {
    task.started = m_cores.time();
    if (task.work == 0) {
        finish(task);
    } else if (computes()) {
        m_cores.enter();
        m_atWork.push(m_cores.work() + task.work, task);
    } else {
        m_atWork.push(m_cores.time() + task.work, task);
    }
}

void Simulation::finish(const Task& task) {
    const Ticks now = m_cores.time();
    SimulatedChunk done{m_work.chunk(task.chunk), task.process + 1, m_scale.rounded(task.started),
                        m_scale.rounded(now), 0};
    if (computes()) {
        // Whoever always had a core has lost none of the time, however its ends are rounded.
        const Nanoseconds without =
            m_scale.rounded(std::max<Ticks>(0, now - task.started - task.work));
        done.cpuNs = std::max<Nanoseconds>(0, done.finishedNs - done.startedNs - without);
    }
    m_sink(done);
    m_free.push(task.process);
}

} // namespace poolscope
