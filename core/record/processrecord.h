#pragma once

#include "core/record/chunkevent.h"

#include <vector>

namespace poolscope {

enum class ProcessEnd {
    Running,
    Finished, ///< told to quit, and did
    Killed,   ///< by a signal that somebody sent
    Crashed,  ///< by a signal of its own fault (segmentation fault, abort …)
    Exited,   ///< by itself, though not told to
    Stopped,  ///< ended by us when the run was stopped or had failed
    Stuck,    ///< stood still, so it was ended by us
    Held,     ///< ended by us, but the system lets it neither compute nor go
};

/// Whether a process that came to this end died on the job, however that came about.
[[nodiscard]] constexpr bool isDeath(ProcessEnd end) {
    return end == ProcessEnd::Killed || end == ProcessEnd::Crashed || end == ProcessEnd::Exited ||
           end == ProcessEnd::Stuck || end == ProcessEnd::Held;
}

/// A stretch in which a process was stopped (SIGSTOP): it was there, but could do nothing.
struct FrozenStretch {
    Nanoseconds fromNs = 0;
    std::optional<Nanoseconds> untilNs; ///< nothing: it still is

    friend bool operator==(const FrozenStretch&, const FrozenStretch&) = default;
};

struct ProcessRecord {
    int number = 0;  ///< from 1
    int lane = 0;    ///< from 1; a replacement takes over the lane of the process it replaces
    int machine = 0; ///< its place in RunRecord::machines
    qint64 pid = 0;  ///< 0: it is no process of an operating system
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
    std::vector<FrozenStretch> freezes;      ///< one after the other

    friend bool operator==(const ProcessRecord&, const ProcessRecord&) = default;
};

[[nodiscard]] inline bool isFrozen(const ProcessRecord& process) {
    return !process.freezes.empty() && !process.freezes.back().untilNs;
}

} // namespace poolscope
