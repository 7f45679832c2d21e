#pragma once

#include "core/metrics/runsummary.h"
#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

/// Why a finished run gained what it did, in one sentence. @p summary: of the record; its speedup
/// is known.
[[nodiscard]] QString whyGained(const RunRecord& record, const RunSummary& summary);

} // namespace poolscope
