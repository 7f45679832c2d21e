#pragma once

#include "tests/support/recordbuilder.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/timeline/laneview.h"

namespace poolscope {

/// A view of lanes with what it needs.
struct LanesStage {
    LanesStage() { range.follow(runs); }

    /// @p run may change, and has to be there as long as it is shown.
    void show(const RunRecord& run) { runs.show(borrowed(run)); }

    ShownRuns runs;
    VisibleRange range;
    LaneView view{runs, range};
};

} // namespace poolscope
