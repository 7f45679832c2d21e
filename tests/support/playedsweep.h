#pragma once

#include "core/run/runenvironment.h"
#include "core/sweep/evencourse.h"
#include "core/sweep/sweepsession.h"
#include "tests/support/fakeengine.h"
#include "tests/support/program.h"
#include "tests/support/systemfolder.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace poolscope {

/// A machine that tells nothing of what else it does, so that nobody waits.
inline RunEnvironment calmEnvironment() {
    return {programPath(QStringLiteral("poolscope-worker")), {}, SystemFolder().folders()};
}

/// An environment whose runs take the times that a test gives.
class PlayedEnvironment {
public:
    using Wall = std::function<Nanoseconds(const RunConfig&, int run)>;

    explicit PlayedEnvironment(Wall wall, const MachineFacts& machine = {},
                               const SystemFolders& system = SystemFolder().folders())
        : environment(programPath(QStringLiteral("poolscope-worker")), machine, system)
        , m_wall(std::move(wall)) {
        environment.setEngineMaker([this](const RunConfig& config) {
            auto engine = std::make_unique<FakeEngine>(config);
            engine->completesAt(m_wall(config, static_cast<int>(asked.size())));
            asked.append(config.processes);
            return engine;
        });
    }

    RunEnvironment environment;
    QList<int> asked; ///< the numbers of processes, run by run

private:
    Wall m_wall;
};

inline std::vector<SweepSetting> processes(std::initializer_list<int> counts) {
    std::vector<SweepSetting> settings;
    for (const int count : counts)
        settings.push_back({count, {}});
    return settings;
}

inline SweepWishes withoutSerial(int repeats) {
    SweepWishes wishes;
    wishes.repeats = repeats;
    wishes.measureSerial = false;
    return wishes;
}

/// Ends after the repeats that are wished for.
inline std::unique_ptr<SweepCourse> shortest(const SweepWishes& wishes) {
    return std::make_unique<EvenCourse>(wishes, [](const SweepRecord&) { return true; });
}

} // namespace poolscope
