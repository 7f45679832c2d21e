#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

#include <vector>

namespace poolscope {

struct RunRecord;

/// A process that stands still, and for how long.
struct StuckProcess {
    int number = 0;
    Nanoseconds stillNs = 0;
    bool frozen = false; ///< stopped by a signal, so that it can be thawed
};

/// "Process 2 has stood still for 31 s.", or "Process 2 is frozen, …"; of several, the longest
/// time. In whole seconds, so that the sentence does not flicker.
[[nodiscard]] QString stuckText(const std::vector<StuckProcess>& stuck);

/// What it means to wait for a process that stands still.
[[nodiscard]] QString waitText(Nanoseconds stallTimeout);

/// What there is to say of a run whose processes are at work, or wait for ever.
[[nodiscard]] QString atWorkText(const RunRecord& record);

} // namespace poolscope
