#pragma once

#include "core/record/runrecord.h"
#include "ui/timeline/lanelook.h"

#include <QString>

class QPainter;

namespace poolscope {

// The same work in one process without a pool: a lane above those of the pool, on the same axis. It
// fills while the serial time is measured and stays as what the pool's lanes are compared with.

/// The widest line of its label.
[[nodiscard]] QString serialNameText();

/// Paints it where look.layout has room for it, if @p record knows of a serial time.
void paintSerialLane(QPainter& painter, const LaneLook& look, const RunRecord& record);

/// What there is to say of it under the mouse; empty if there is no serial time.
[[nodiscard]] QString serialLaneText(const RunRecord& record);

} // namespace poolscope
