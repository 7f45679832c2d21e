#include "core/run/catalogue.h"

#include "core/config/limits.h"
#include "core/pool/preflight.h"
#include "core/pool/processengine.h"
#include "core/run/measuredsimulation.h"
#include "core/run/runenvironment.h"
#include "core/run/simulatedpreflight.h"

#include <algorithm>
#include <array>

namespace poolscope {

namespace {

/// Whatever is well formed.
std::vector<Problem> nothing(const RunConfig&) {
    return {};
}

std::optional<Problem> processesPreflight(const RunConfig& config, const RunWishes& wishes,
                                          const RunEnvironment& environment, quint64 givenBack) {
    return preflight(config, wishes, environment.workerProgram(), givenBack);
}

std::unique_ptr<Engine> makeProcesses(const RunConfig& config, RunEnvironment& environment) {
    return std::make_unique<ProcessEngine>(config, environment.workerProgram(),
                                           environment.iterationsPerUs(config.work));
}

constexpr EngineAbilities ProcessesCan{
    .growsLive = true,
    .acts = true,
    .replaces = true,
    .checksResults = true,
    .measuresSerial = true,
    .isReal = true,
    .mostProcesses = MostProcesses,
};

std::unique_ptr<Engine> makeSimulated(const RunConfig& config, RunEnvironment& environment) {
    return std::make_unique<MeasuredSimulation>(config, environment);
}

constexpr EngineAbilities SimulatedCan{
    .growsLive = true,
    .acts = false,
    .replaces = false,
    .checksResults = false,
    .measuresSerial = false,
    .isReal = false,
    .mostProcesses = MostSimulatedProcesses,
};

constexpr std::array Catalogue{
    EngineInfo{EngineId::Processes, ProcessesCan, nothing, processesPreflight, memoryNeeded,
               makeProcesses},
    EngineInfo{EngineId::Simulated, SimulatedCan, checkSimulated, simulatedPreflight,
               simulatedMemory, makeSimulated},
};

} // namespace

std::span<const EngineInfo> engines() {
    return Catalogue;
}

const EngineInfo& engineInfo(EngineId id) {
    return *std::find_if(Catalogue.begin(), Catalogue.end(),
                         [id](const EngineInfo& info) { return info.id == id; });
}

std::unique_ptr<Engine> makeEngine(const RunConfig& config, RunEnvironment& environment) {
    if (environment.engineMaker())
        return environment.engineMaker()(config);
    return engineInfo(config.engine).make(config, environment);
}

std::optional<Problem> refusalOf(const RunConfig& config, const RunWishes& wishes,
                                 const RunEnvironment& environment, quint64 givenBack) {
    const EngineInfo& engine = engineInfo(config.engine);
    const std::vector<Problem> problems = engine.check(config);
    if (!problems.empty())
        return problems.front();
    return engine.preflight(config, wishes, environment, givenBack);
}

} // namespace poolscope
