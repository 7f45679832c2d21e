#pragma once

#include "core/record/runrecord.h"

#include <QStringList>

namespace poolscope {

/// What to call each lane of @p record: "process 1", or "lane 1 (process 1, then 5)" where another
/// process took the place of one that ended.
[[nodiscard]] QStringList laneNames(const RunRecord& record);

/// The same of one lane (from 1) where room is short: "process 1", or "lane 1".
[[nodiscard]] QString laneName(const RunRecord& record, int lane);

} // namespace poolscope
