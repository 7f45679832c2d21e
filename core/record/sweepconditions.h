#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolscope {

/// What else the machine did while a block of a sweep was run.
struct BlockConditions {
    int block = 0; ///< −1: the one that warms up
    Nanoseconds wallNs = 0;
    /// CPU time that others used meanwhile of the cores that are watched. The system counts in
    /// clock ticks, so it may be below 0; that makes sums right. Nothing: not known.
    std::optional<Nanoseconds> othersNs;
    std::optional<Nanoseconds> throttledNs; ///< time of cores that a quota kept from the runs
    /// Of the fastest core, at the block's end: a share of the highest it has. Nothing: not known.
    std::optional<double> frequency;
    Nanoseconds waitedNs = 0; ///< before it, for cores that others used
    bool isSetAside = false;  ///< its runs do not count, and it was run again

    friend bool operator==(const BlockConditions&, const BlockConditions&) = default;
};

/// How the machine minds its power, as far as the system tells; empty: not known.
struct PowerSettings {
    QString governor;           ///< "performance", "schedutil"
    QString driver;             ///< who sets the frequency: "intel_pstate"
    QString energyPreference;   ///< "balance_power"
    std::optional<bool> boosts; ///< it may exceed its nominal frequency
    std::optional<bool> onBattery;

    friend bool operator==(const PowerSettings&, const PowerSettings&) = default;
};

/// What held on the machine before a sweep and while it ran.
struct SweepConditions {
    int cores = 0; ///< that this program may use and that were watched; 0: none could be
    /// Cores that others used just before the first block; nothing: not known.
    std::optional<double> othersBefore;
    PowerSettings power;
    std::vector<BlockConditions> blocks; ///< in the order in which they were run, each try

    friend bool operator==(const SweepConditions&, const SweepConditions&) = default;
};

} // namespace poolscope
