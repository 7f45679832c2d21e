#pragma once

#include "core/record/sweeprecord.h"

#include <rapidcheck.h>

namespace poolscope {

/// Sweeps as a session leaves them or a file may hold them: of our own runs and of other programs,
/// ended and stopped, with runs that failed or were disturbed, points that were added late or left
/// out early, with and without the runs that are kept (of arbitraryRecord()).
///
/// A new field of the records of sweeps does not compile here until it varies.
[[nodiscard]] rc::Gen<SweepRecord> arbitrarySweep();

} // namespace poolscope
