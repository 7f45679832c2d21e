#pragma once

#include "ui/timeline/lanecontents.h"
#include "ui/timeline/lanelook.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace poolscope {

// What stands over the bars where a process was frozen, died or took another's place.

/// Hatching where a process was frozen; up to now while it still is.
void paintFreezes(QPainter& painter, const LaneLook& look, const LaneContents& contents);

/// A line and a crossed circle where a process died, whole even at the ends of the axis.
void paintDeaths(QPainter& painter, const LaneLook& look, const LaneContents& contents);

/// What of that covers the bar of a process, but for its death: from left to right.
[[nodiscard]] std::vector<QRectF> marksOver(const LaneLook& look, const ProcessView& view);

/// The number of each process that took another's place, where it started.
void paintReplacements(QPainter& painter, const LaneLook& look, const LaneContents& contents);

} // namespace poolscope
