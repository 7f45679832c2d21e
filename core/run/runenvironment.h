#pragma once

#include "core/base/nanoseconds.h"
#include "core/config/runconfig.h"
#include "core/machine/systemfiles.h"
#include "core/record/machinefacts.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace poolscope {

class Engine;

/// What runs need and share: where the worker program is, what the machine is, and the serial
/// times measured on it so far. Made once in main() and handed on.
class RunEnvironment {
public:
    RunEnvironment(QString workerProgram, MachineFacts machine, SystemFolders system = {});

    /// The worker program beside the program in @p folder.
    [[nodiscard]] static QString workerProgramIn(const QString& folder);

    [[nodiscard]] const QString& workerProgram() const { return m_workerProgram; }

    [[nodiscard]] const MachineFacts& machine() const { return m_machine; }

    /// Adds to machine() what takes some milliseconds to find out (addTopology()), the first time:
    /// for sweeps.
    void learnTopology();

    /// Where the system's files are.
    [[nodiscard]] const SystemFolders& system() const { return m_system; }

    /// Time that the machine's quota kept cores from this program so far; nothing without a quota.
    [[nodiscard]] std::optional<Nanoseconds> throttledTime() const;
    /// The same since throttledTime() was @p before.
    [[nodiscard]] std::optional<Nanoseconds>
    throttledSince(const std::optional<Nanoseconds>& before) const;

    /// Iterations of the CPU work in a microsecond; calibrates the first time, for some 10 ms.
    [[nodiscard]] double iterationsPerUs();
    /// The same for work that needs it; 0 for any other.
    [[nodiscard]] double iterationsPerUs(const WorkSpec& work);

    /// The serial time measured earlier for the same input and work.
    [[nodiscard]] std::optional<Nanoseconds> serialTime(const RunConfig& config) const;
    void rememberSerialTime(const RunConfig& config, Nanoseconds time);
    /// The next run of that input and work measures anew.
    void forgetSerialTime(const RunConfig& config);

    /// What a pool cost on this machine when it was last measured, by any run on real processes.
    [[nodiscard]] const std::optional<PoolCosts>& poolCosts() const { return m_poolCosts; }

    void rememberPoolCosts(const PoolCosts& costs) { m_poolCosts = costs; }

    /// Makes the engines of all runs from now on, instead of the catalogue: for runs that are
    /// played.
    using EngineMaker = std::function<std::unique_ptr<Engine>(const RunConfig& config)>;

    void setEngineMaker(EngineMaker maker) { m_engineMaker = std::move(maker); }

    /// Empty: the catalogue makes them.
    [[nodiscard]] const EngineMaker& engineMaker() const { return m_engineMaker; }

private:
    struct SerialTime {
        Input input;
        WorkSpec work;
        Nanoseconds time;

        [[nodiscard]] bool isFor(const RunConfig& config) const;
    };

    QString m_workerProgram;
    MachineFacts m_machine;
    SystemFolders m_system;
    bool m_knowsTopology = false;
    std::vector<SerialTime> m_serialTimes;
    std::optional<PoolCosts> m_poolCosts;
    EngineMaker m_engineMaker;
};

} // namespace poolscope
