#pragma once

#include "core/config/runwishes.h"
#include "core/record/runrecord.h"

namespace poolscope {

/// The record of a real run of @p config with real worker processes; outcome Running if it did not
/// end in time.
[[nodiscard]] RunRecord realRun(const RunConfig& config, const RunWishes& wishes = {});

} // namespace poolscope
