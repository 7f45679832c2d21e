#include "core/run/simulatedpreflight.h"

#include "core/machine/machinelimits.h"
#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"
#include "core/simulated/measuredcosts.h"
#include "core/simulated/simulation.h"

#include <limits>

namespace poolscope {

namespace {

/// Little memory is not asked for, as for real processes.
constexpr quint64 MemoryNotAskedFor = 2'000'000;

} // namespace

std::vector<Problem> checkSimulated(const RunConfig& config) {
    constexpr quint64 MostChunks = std::numeric_limits<quint32>::max();
    const quint64 chunks = ChunkPlan(config).chunks();
    if (chunks > MostChunks)
        return {
            {Field::Schedule, ProblemKind::TooManyChunks, QString::number(chunks), 0, MostChunks}};
    // Whatever is measured here is far less than what can be asked for.
    if (!Simulation::isPossible(config, virtualMachine(config.simulated, 1, AssumedCosts)))
        return {{Field::Size, ProblemKind::TakesTooLong, QString::number(config.input.size)}};
    return {};
}

quint64 simulatedMemory(const RunConfig& config) {
    constexpr quint64 PerChunk = sizeof(ChunkEvent) + 12; // and its places in the index
    return ChunkPlan(config).chunks() * PerChunk + config.input.size * sizeof(std::uint64_t) +
           static_cast<quint64>(config.processes) * sizeof(ProcessRecord);
}

std::optional<Problem> simulatedPreflight(const RunConfig& config, const RunWishes&,
                                          const RunEnvironment&, quint64 givenBack) {
    const quint64 needed = simulatedMemory(config);
    if (needed <= MemoryNotAskedFor)
        return std::nullopt;
    const MachineLimits limits;
    const auto problem = [&](const Room& room) {
        return Problem{Field::Size,
                       ProblemKind::NotEnoughMemory,
                       QString::number(config.input.size),
                       needed,
                       room.left,
                       room.by};
    };
    if (const auto addresses = limits.addresses(); addresses && needed > *addresses + givenBack)
        return problem({*addresses + givenBack, LimitedBy::Account});
    if (const auto room = limits.memory(); room && needed > room->left + givenBack)
        return problem({room->left + givenBack, room->by});
    return std::nullopt;
}

} // namespace poolscope
