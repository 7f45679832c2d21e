#pragma once

#include "tests/support/stalltime.h"
#include "tests/support/watchedrun.h"

#include <algorithm>

namespace poolscope {

inline constexpr int PatienceMs = 30'000;
/// Much longer than any worker goes without a core. Whoever is frozen is stuck after a second.
inline constexpr Nanoseconds TimeoutNs = 3 * NsPerSecond;
inline constexpr Nanoseconds FrozenNs = NsPerSecond;
/// Longer than a test lets pass while others compute.
inline constexpr Nanoseconds LongNs = 1000 * NsPerSecond;

/// 10 chunks of four numbers; a process freezes itself before number 14.
[[nodiscard]] inline RunConfig freezingRun() {
    RunConfig config;
    config.input.size = 40;
    config.processes = 2;
    config.schedule = {ScheduleKind::Fixed, 4};
    config.work = {WorkKind::Wait, WorkProfile::Equal, NsPerMs, 1};
    config.recovery.stallTimeoutNs = TimeoutNs;
    config.recovery.faults = {{FaultKind::Freeze, 0, 14}};
    return config;
}

/// A run of real processes whose standing still a test lets pass.
template<typename Run = WatchedRun>
struct PlayedRun : StallTime, Run {
    explicit PlayedRun(const RunConfig& config,
                       const QString& worker = programPath(QStringLiteral("poolscope-worker")))
        : Run(config, environment(worker)) {}

    /// Waits until a process is frozen, and for long enough.
    [[nodiscard]] bool standsStill() {
        const bool frozen = QTest::qWaitFor(
            [this] {
                look();
                return std::ranges::any_of(this->record().processes, isFrozen);
            },
            PatienceMs);
        letPass(FrozenNs);
        return frozen;
    }
};

} // namespace poolscope
