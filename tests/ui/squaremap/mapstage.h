#pragma once

#include "tests/support/recordbuilder.h"
#include "ui/shown/shownruns.h"
#include "ui/squaremap/squaremapview.h"

namespace poolscope {

/// A map with what it needs.
struct MapStage {
    /// @p run may change, and has to be there as long as it is shown.
    void show(const RunRecord& run) { runs.show(borrowed(run)); }

    ShownRuns runs;
    SquareMapView view{runs};
};

} // namespace poolscope
