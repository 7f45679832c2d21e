#pragma once

#include "core/metrics/runsummary.h"
#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

/// How a run was finished although processes ended before their time, in one sentence: "Process 2
/// was killed; process 5 took its place and did its 7 lost squares again: 12 ms lost." Empty if
/// none did.
[[nodiscard]] QString recoveryText(const RunRecord& record, const RunSummary& summary);

/// Who was frozen while a run went on, if that was long enough to matter: "Process 3 stood still
/// for 4.3 s." Empty if not, or if that process was ended for it, which recoveryText() tells.
[[nodiscard]] QString frozenText(const RunRecord& record, const RunSummary& summary);

/// Whom the system still holds though they were killed; empty if nobody. Such processes compute
/// nothing any more, and nobody waits for them.
[[nodiscard]] QString heldText(const RunRecord& record);

} // namespace poolscope
