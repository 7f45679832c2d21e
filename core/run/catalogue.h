#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "core/config/runwishes.h"
#include "core/engine/abilities.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace poolscope {

class Engine;
class RunEnvironment;

/// One row of the catalogue: an engine, what it can do, and how it is had. Its word is that of
/// core/config.
struct EngineInfo {
    EngineId id;
    EngineAbilities abilities;
    /// What this engine cannot do of @p config, which is well formed.
    std::vector<Problem> (*check)(const RunConfig& config);
    /// What this machine has against such a run; @p givenBack: bytes that are still taken, but will
    /// be given back before. A question: it changes nothing.
    std::optional<Problem> (*preflight)(const RunConfig& config, const RunWishes& wishes,
                                        const RunEnvironment& environment, quint64 givenBack);
    /// Bytes that such a run will take in the end.
    quint64 (*memoryNeeded)(const RunConfig& config);
    std::unique_ptr<Engine> (*make)(const RunConfig& config, RunEnvironment& environment);
};

/// All engines, the default one first.
[[nodiscard]] std::span<const EngineInfo> engines();

[[nodiscard]] const EngineInfo& engineInfo(EngineId id);

/// The engine that @p config asks for, or what @p environment has in its place.
[[nodiscard]] std::unique_ptr<Engine> makeEngine(const RunConfig& config,
                                                 RunEnvironment& environment);

/// What stands against running @p config on its engine, here and now: what the engine cannot do,
/// then what this machine does not allow. Nothing if it can be run, as far as that can be known.
[[nodiscard]] std::optional<Problem> refusalOf(const RunConfig& config, const RunWishes& wishes,
                                               const RunEnvironment& environment,
                                               quint64 givenBack = 0);

} // namespace poolscope
