#pragma once

#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

/// Why a finished run gained what it did, in one sentence. @p gained: its speedup, which is known.
[[nodiscard]] QString whyGained(const RunRecord& record, double gained);

} // namespace poolscope
