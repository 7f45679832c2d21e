#pragma once

#include "core/metrics/sweepsummary.h"

#include <QString>

namespace poolscope {

// Which setting of a sweep to take, in words.

/// In short: "2 processes, chunks of 25", "No pool".
[[nodiscard]] QString recommendedSettingText(const SweepRecord& sweep, const SweepSummary& summary);

/// How sure that is: "proved: at most 1.8 % slower than the best (95 %)". Empty where nothing is
/// recommended.
[[nodiscard]] QString proofText(const SweepSummary& summary);

/// Why that one, with figures, and what can't be told apart and would settle it.
[[nodiscard]] QString becauseText(const SweepRecord& sweep, const SweepSummary& summary);

/// All of that in sentences: which setting to take, why, and how sure that is.
[[nodiscard]] QString recommendationText(const SweepRecord& sweep, const SweepSummary& summary);

/// How @p time stands to @p other in words: "93 % slower", "2 % faster", "17 times as long", "as
/// fast".
[[nodiscard]] QString comparedText(double time, double other);

} // namespace poolscope
