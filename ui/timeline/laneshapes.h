#pragma once

#include "ui/timeline/lanecontents.h"
#include "ui/timeline/lanelook.h"

class QPainter;

namespace poolscope {

/// The bars of all lanes and the grid of the time axis as shapes and texts, for SVG and PDF. What
/// they show is what LaneImage shows. However many chunks there are, they are a limited number of
/// shapes: narrow chunks become columns, and columns of the same shade that follow each other one
/// shape.
void paintLaneShapes(QPainter& painter, const LaneLook& look, const LaneContents& contents);

} // namespace poolscope
