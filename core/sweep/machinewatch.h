#pragma once

#include "core/machine/coreuse.h"
#include "core/machine/processorpower.h"
#include "core/run/runenvironment.h"

#include <optional>
#include <vector>

namespace poolscope {

/// Sees what else happens on the machine while a sweep runs. A look costs one read of /proc/stat,
/// and one of each core's frequency where that is told.
class MachineWatch {
public:
    explicit MachineWatch(const RunEnvironment& environment);

    /// What holds before the sweep; the first look.
    [[nodiscard]] SweepConditions begin();

    /// Whether anybody else had or wanted a core at the last look; true where it is not told.
    [[nodiscard]] bool sawOthers() const;

    /// What happened since the last look.
    [[nodiscard]] BlockConditions look();

private:
    [[nodiscard]] std::optional<Nanoseconds>
    othersSince(const std::optional<CoreUse>& before) const;

    const RunEnvironment& m_environment;
    std::vector<int> m_cores;
    CoreFrequencies m_frequencies;
    std::int64_t m_lookedNs = 0; ///< monotonic
    std::optional<CoreUse> m_use;
    std::optional<Nanoseconds> m_throttledNs;
};

} // namespace poolscope
