#pragma once

#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

/// What happened to a run besides its work, so that its time measures nothing that can be compared.
enum class Disturbance {
    Death,      ///< a process was killed, crashed or left, by plan or not
    StoodStill, ///< a process got on no more, and was replaced
    Frozen,     ///< a process was stopped for a while
    Suspended,  ///< the whole program stood still for a while
};

/// What disturbed @p record's run; nothing: it counts as a measurement.
[[nodiscard]] std::optional<Disturbance> disturbanceOf(const RunRecord& record);

/// For so long the whole program stood still.
[[nodiscard]] Nanoseconds suspendedTime(const RunRecord& record);

} // namespace poolscope
