#pragma once

#include "core/metrics/losses.h"
#include "core/metrics/phases.h"
#include "core/metrics/shortfall.h"

#include <QString>

#include <vector>

namespace poolscope {

// What a run's events mean, found nanosecond by nanosecond as the words say it: for runs of at most
// some thousands of them, to compare with.

[[nodiscard]] std::vector<Losses> slowLosses(const RunRecord& record);
/// Of a finished run with chunks.
[[nodiscard]] Phases slowPhases(const RunRecord& record);
[[nodiscard]] Shortfall slowShortfall(const RunRecord& record);

/// A finished run of at most 1000 ns that was thrown with dice, as recordbuilder.h writes it:
/// several lanes, deaths, replacements that die as well, chunks done again, processes frozen in
/// whatever they were at.
[[nodiscard]] QString randomRun(unsigned seed);

} // namespace poolscope
