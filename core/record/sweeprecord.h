#pragma once

#include "core/record/runrecord.h"
#include "core/record/sweepconditions.h"

#include <optional>
#include <vector>

namespace poolscope {

/// What the points of a sweep differ in.
struct SweepSetting {
    int processes = 1;
    Schedule schedule;

    friend bool operator==(const SweepSetting&, const SweepSetting&) = default;
};

/// Why a run that has a time is shown, but not counted.
enum class SetAside {
    Disturbed, ///< one of its processes died or stood still
    Crowded,   ///< others used the cores while its block was run, which was run again
    WarmingUp, ///< its block turned out to warm up as the one before all blocks did
};

/// One run of a point, as much of it as is kept of each.
struct SweptRun {
    int block = 0;                     ///< from 0; every point counts at most once in each
    std::optional<Nanoseconds> wallNs; ///< nothing: it failed
    std::optional<RunFailure> failure; ///< why
    Nanoseconds usefulNs = 0;          ///< of all lanes: CPU time in chunks
    Nanoseconds offCoreNs = 0;         ///< of all lanes: time in chunks without a core
    std::optional<SetAside> setAside = {};

    [[nodiscard]] bool counts() const { return wallNs.has_value() && !setAside; }

    friend bool operator==(const SweptRun&, const SweptRun&) = default;
};

/// One setting, and all of its runs.
struct SweepPoint {
    SweepSetting setting;
    std::vector<SweptRun> warmUps; ///< before the first block or after a pause: shown, not counted
    std::vector<SweptRun> runs;    ///< in the order of the blocks
    SharedRecord kept;             ///< a whole run near the median; null: none, or no room
    /// It was left out once so many blocks were complete: it can't be the best; nothing: it is in.
    std::optional<int> droppedAfter = {};

    /// The same run is kept, not one that is alike.
    friend bool operator==(const SweepPoint&, const SweepPoint&) = default;
};

/// The serial time, measured in between.
struct SerialRun {
    int block = 0;
    Nanoseconds ns = 0;
    std::optional<SetAside> setAside = {};

    [[nodiscard]] bool counts() const { return !setAside; }

    friend bool operator==(const SerialRun&, const SerialRun&) = default;
};

/// What happened in a sweep: the same numbers and work, run again and again with other settings. It
/// grows run by run and never changes afterwards.
struct SweepRecord {
    RunConfig config;    ///< what is the same in all runs
    QStringList command; ///< another program that is timed instead, with places for what differs
    MachineFacts machine;
    QDateTime startedAt;            ///< wall clock (UTC), for people
    std::vector<SweepPoint> points; ///< in the order of preference: few processes, large chunks
    std::vector<SerialRun> serial;  ///< in the order of the blocks
    std::optional<int> serialDroppedAfter = {}; ///< as a point's: no pool can't be the best
    SweepConditions conditions;
    int blocks = 0; ///< that are complete
    /// The first block of those by which a setting is recommended: a search goes on in stages, and
    /// runs of different stages are not compared.
    int decidesFrom = 0;
    /// The first block behind those: a stage that has only begun decides nothing yet. Nothing: all
    /// to the end decide.
    std::optional<int> decidesUntil = {};
    Nanoseconds tookNs = 0; ///< all in all, so far
    Outcome outcome = Outcome::Running;

    friend bool operator==(const SweepRecord&, const SweepRecord&) = default;
};

/// Whether @p setting says how the numbers are cut into chunks. Another program is told a chunk
/// size at most.
[[nodiscard]] inline bool hasSchedule(const SweepRecord& sweep, const SweepSetting& setting) {
    return sweep.command.isEmpty() || setting.schedule.kind == ScheduleKind::Fixed;
}

/// The run that @p setting asks for, of a sweep of @p config.
[[nodiscard]] inline RunConfig configOf(RunConfig config, const SweepSetting& setting) {
    config.processes = setting.processes;
    config.schedule = setting.schedule;
    return config;
}

} // namespace poolscope
