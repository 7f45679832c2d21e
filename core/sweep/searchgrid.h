#pragma once

#include "core/record/sweeprecord.h"

#include <vector>

namespace poolscope {

// Where a search for the best setting looks first, and where then.

/// The settings of @p grid that a search begins with: all of a small grid; of a large one process
/// counts that grow by a third at least, among them @p usableCores, and a few of the chunk sizes
/// from the largest to the smallest.
[[nodiscard]] std::vector<SweepSetting> coarseGrid(const std::vector<SweepSetting>& grid,
                                                   int usableCores);

/// What lies between @p winner and the settings nearest to it of those tried in @p sweep, one on
/// each side: fewer and more processes of @p grid, larger and smaller chunks. In no order.
[[nodiscard]] std::vector<SweepSetting> settingsBetween(const std::vector<SweepSetting>& grid,
                                                        const SweepRecord& sweep,
                                                        const SweepSetting& winner);

} // namespace poolscope
