#pragma once

#include "core/base/nanoseconds.h"
#include "core/config/runconfig.h"
#include "core/record/chunkindex.h"
#include "core/record/machinefacts.h"
#include "core/record/runfailure.h"

#include <QDateTime>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

/// A finished chunk. Times count from the run's start.
struct ChunkEvent {
    Nanoseconds startedNs = 0;
    Nanoseconds finishedNs = 0;
    quint64 count = 0;    ///< numbers in it
    quint32 index = 0;    ///< 0 … chunks − 1
    quint32 position = 0; ///< of its first number in the input
    quint16 process = 0;  ///< number of the process that finished it, from 1
    quint16 attempt = 1;  ///< 1 unless earlier attempts were lost
    qint16 cpu = -1;      ///< core it was started on; −1: unknown
};

/// A chunk that a process is at, or was at when it ended and nobody was to do it again.
struct ChunkInProgress {
    quint64 index = 0;
    quint64 position = 0;
    quint64 count = 0;
    quint64 itemsDone = 0;
    std::optional<Nanoseconds> startedNs; ///< nothing: owned, not yet stamped
};

/// A chunk's attempt that ended with its process.
struct LostAttempt {
    quint64 index = 0;
    int process = 0;
    std::optional<Nanoseconds> startedNs;
    Nanoseconds endedNs = 0;
    quint64 itemsDone = 0;
    quint64 position = 0;
    quint64 count = 0;
};

enum class ProcessEnd {
    Running,
    Finished, ///< told to quit, and did
    Killed,   ///< by a signal that somebody sent
    Crashed,  ///< by a signal of its own fault (segmentation fault, abort …)
    Exited,   ///< by itself, though not told to
    Stopped,  ///< ended by us when the run was stopped or had failed
    Stuck,    ///< stood still, so it was ended by us
};

/// Whether a process that came to this end died on the job, however that came about.
[[nodiscard]] constexpr bool isDeath(ProcessEnd end) {
    return end == ProcessEnd::Killed || end == ProcessEnd::Crashed || end == ProcessEnd::Exited ||
           end == ProcessEnd::Stuck;
}

struct ProcessRecord {
    int number = 0; ///< from 1
    int lane = 0;   ///< from 1; a replacement takes over the lane of the process it replaces
    qint64 pid = 0;
    Nanoseconds spawnedNs = 0;
    std::optional<Nanoseconds> readyNs;
    std::optional<Nanoseconds> endedNs;
    quint64 chunks = 0;     ///< finished
    quint64 items = 0;      ///< numbers in them
    Nanoseconds busyNs = 0; ///< time in them
    Nanoseconds cpuNs = 0;  ///< CPU time in them
    ProcessEnd end = ProcessEnd::Running;
    int signal = 0;
    int exitCode = 0;
    std::optional<int> replaces; ///< number of the process before it on its lane
    std::optional<ChunkInProgress> current;
    std::optional<Nanoseconds> stillSinceNs; ///< it runs, but seems to be stuck since then
};

enum class Outcome { Running, Finished, Failed, Stopped };

/// What happened in one run. It grows while the run goes on and never changes afterwards. Views,
/// metrics and files are made of nothing else.
struct RunRecord {
    RunConfig config;
    MachineFacts machine;
    QDateTime startedAt; ///< wall clock, for people
    quint64 chunksPlanned = 0;
    Outcome outcome = Outcome::Running;
    std::optional<RunFailure> failure;

    std::vector<ProcessRecord> processes; ///< by number
    std::vector<ChunkEvent> chunks; ///< finished ones, as they were seen; in order within a process
    ChunkIndex index;               ///< of chunks
    std::vector<LostAttempt> lostAttempts;

    std::optional<Nanoseconds> serialNs;  ///< one process, one loop, no pool
    std::optional<Nanoseconds> mapDoneNs; ///< when the driver knew that every chunk is done
    std::optional<Nanoseconds> wallNs;    ///< from before the board is made until after join
    Nanoseconds nowNs = 0;                ///< how far the record reaches while the run goes on

    std::optional<bool> resultsChecked; ///< true: every result is right; nothing: not checked
    /// config.input.size results in input order; those of unfinished chunks are 0. Null: none kept.
    std::shared_ptr<const std::uint64_t> results;
};

/// A record whose readers keep it alive, in whatever thread they are. Only one that has ended is
/// read outside the thread that fills it.
using SharedRecord = std::shared_ptr<const RunRecord>;

/// How far @p record reaches: its wall time, or now while the run goes on.
[[nodiscard]] inline Nanoseconds endOf(const RunRecord& record) {
    return record.wallNs.value_or(record.nowNs);
}

} // namespace poolscope
