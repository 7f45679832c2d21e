#include "core/run/runenvironment.h"

#include "core/machine/controlgroups.h"
#include "core/machine/topology.h"
#include "core/work/cpuwork.h"

#include <algorithm>
#include <utility>

namespace poolscope {

RunEnvironment::RunEnvironment(QString workerProgram, MachineFacts machine, SystemFolders system)
    : m_workerProgram(std::move(workerProgram))
    , m_machine(std::move(machine))
    , m_system(std::move(system)) {}

QString RunEnvironment::workerProgramIn(const QString& folder) {
    return folder + QStringLiteral("/poolscope-worker");
}

void RunEnvironment::learnTopology() {
    if (!std::exchange(m_knowsTopology, true))
        addTopology(m_machine);
}

std::optional<Nanoseconds> RunEnvironment::throttledTime() const {
    return m_machine.quotaCores ? ControlGroups(m_system).throttledTime() : std::nullopt;
}

std::optional<Nanoseconds>
RunEnvironment::throttledSince(const std::optional<Nanoseconds>& before) const {
    const std::optional<Nanoseconds> now = throttledTime();
    return now && before ? std::optional(std::max<Nanoseconds>(0, *now - *before)) : std::nullopt;
}

double RunEnvironment::iterationsPerUs() {
    if (!m_machine.iterationsPerUs)
        m_machine.iterationsPerUs = calibrateIterationsPerUs();
    return *m_machine.iterationsPerUs;
}

double RunEnvironment::iterationsPerUs(const WorkSpec& work) {
    return work.kind == WorkKind::Cpu ? iterationsPerUs() : 0.0;
}

bool RunEnvironment::SerialTime::isFor(const RunConfig& config) const {
    return input == config.input && work == config.work;
}

std::optional<Nanoseconds> RunEnvironment::serialTime(const RunConfig& config) const {
    const auto found =
        std::find_if(m_serialTimes.begin(), m_serialTimes.end(),
                     [&config](const SerialTime& known) { return known.isFor(config); });
    return found == m_serialTimes.end() ? std::nullopt : std::optional(found->time);
}

void RunEnvironment::rememberSerialTime(const RunConfig& config, Nanoseconds time) {
    forgetSerialTime(config);
    m_serialTimes.push_back({config.input, config.work, time});
}

void RunEnvironment::forgetSerialTime(const RunConfig& config) {
    std::erase_if(m_serialTimes,
                  [&config](const SerialTime& known) { return known.isFor(config); });
}

} // namespace poolscope
