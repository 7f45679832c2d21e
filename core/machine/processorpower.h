#pragma once

#include "core/machine/systemfiles.h"
#include "core/record/sweepconditions.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace poolscope {

/// How the machine minds its power: as set for @p core, and where its current comes from.
[[nodiscard]] PowerSettings readPowerSettings(int core, const SystemFolders& folders = {});

/// How fast the cores run, as far as the system tells.
class CoreFrequencies {
public:
    /// Of the cores with these numbers; empty: of none.
    explicit CoreFrequencies(const std::vector<int>& cores, const SystemFolders& folders = {});

    /// The fastest core's, as a share of the highest that it can have; nothing: not known. Some
    /// systems take their time, so with many cores it asks only as many as fit in 2 ms.
    [[nodiscard]] std::optional<double> highestShare() const;

private:
    struct Core {
        QString file;
        double highest = 0; ///< kHz
    };

    std::vector<Core> m_cores; ///< whose frequency is told
};

} // namespace poolscope
