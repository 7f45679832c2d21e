#pragma once

#include "ui/timeline/lanecontents.h"

#include <QString>

namespace poolscope {

/// What is under the mouse, in a few lines. @p hit: of @p contents, which show a run.
[[nodiscard]] QString lanePointText(const LaneContents& contents, const LaneHit& hit);

/// What the lanes show, for people who do not see them: "process 1: 4 chunks, 26 numbers; …".
[[nodiscard]] QString lanesText(const Moment& moment);

} // namespace poolscope
