#pragma once

#include "ui/timeline/lanecontents.h"

#include <QString>

namespace poolscope {

/// What is under the mouse, in a few lines.
[[nodiscard]] QString lanePointText(const RunRecord& record, const LaneHit& hit);

/// What the lanes show, for people who do not see them: "process 1: 4 chunks, 26 numbers; …".
[[nodiscard]] QString lanesText(const RunRecord& record);

} // namespace poolscope
