#pragma once

#include "core/config/runconfig.h"
#include "core/config/runwishes.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace poolscope {

/// What is done to the runs.
enum class StressKind {
    One,    ///< one worker process is killed, or ends by a planned fault
    Half,   ///< a random half of them every few milliseconds
    Driver, ///< the driver is killed
    Mixed,  ///< any of these, or frozen and thawed, stopped, suspended, killed too often …
};

/// Something that is done to a run from outside.
struct Disturbance {
    enum class What {
        SignalWorker, ///< @c pick chooses which; one that is stopped is not chosen
        KillHalf,     ///< of the workers; @c pick chooses which
        Thaw,         ///< all workers that are stopped
        SignalDriver,
        SuspendAll, ///< SIGSTOP for driver and workers, as by Ctrl+Z
        ResumeAll,
    };

    What what = What::SignalWorker;
    int atMs = 0;           ///< since the first worker process was seen, or see fromStart
    bool fromStart = false; ///< since the driver was started
    int signal = 0;
    std::uint64_t pick = 0;

    friend bool operator==(const Disturbance&, const Disturbance&) = default;
};

/// One run and all that is done to it. Follows from kind and seed alone.
struct StressPlan {
    StressKind kind = StressKind::One;
    std::uint64_t seed = 0;
    RunConfig config;
    RunWishes wishes;
    bool saves = false;                    ///< a run file, too
    std::vector<Disturbance> disturbances; ///< by time
    int mostKills = 0;                     ///< of workers; the board has room for them
    bool mayFail = false;                  ///< otherwise it finishes, whatever is done to workers
    bool mayBeStopped = false;             ///< the driver is told to stop
    bool mayBeKilled = false;              ///< the driver is killed

    friend bool operator==(const StressPlan&, const StressPlan&) = default;
};

[[nodiscard]] StressPlan planFor(StressKind kind, std::uint64_t seed);

/// Arguments of `poolscope` for @p plan, with its files in @p folder.
[[nodiscard]] QStringList argumentsFor(const StressPlan& plan, const QString& folder);

/// How long a run can take in which nothing hangs, on a machine with other things to do.
[[nodiscard]] int patienceMs(const StressPlan& plan);

/// "SIGKILL to worker at 12 ms, SIGTERM to driver at 40 ms"
[[nodiscard]] QString disturbancesText(const StressPlan& plan);

[[nodiscard]] QString kindWord(StressKind kind);

} // namespace poolscope
