#pragma once

#include "ui/style/palette.h"
#include "ui/timeline/lanelayout.h"
#include "ui/timeline/timescale.h"

#include <QFont>
#include <QSize>

#include <vector>

namespace poolscope {

/// Everything that a picture of lanes depends on besides the record.
struct LaneLook {
    LaneLayout layout;
    TimeScale scale;
    Theme theme;
    QFont font;
    QSize size; ///< logical pixels
    double devicePixelRatio = 1.0;
    std::vector<Tick> ticks;
    double smallLine = 13.0; ///< height of a line of small text

    friend bool operator==(const LaneLook&, const LaneLook&) = default;
};

} // namespace poolscope
