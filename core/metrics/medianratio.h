#pragma once

#include "core/metrics/interval.h"

#include <span>

namespace poolscope {

/// Median of @p above / median of @p below, both times in ns and not empty, with the interval at @p
/// confidence: MOVER (Zou and Donner 2008) on the logs with the limits of Hettmansperger and
/// Sheather. In simulations on measured noise 95 % covered 94.5–98.2. Times below 1 ns count as
/// 1 ns. No interval below 5 runs on either side.
[[nodiscard]] Estimate medianRatio(std::span<const double> above, std::span<const double> below,
                                   double confidence = 0.95);

/// The test of Mann and Whitney: which of two settings is faster more often. That is not whose
/// median is less, so p is for showing and the verdict is compared()'s.
struct MannWhitney {
    double u = 0; ///< pairs in which the first setting's time is the longer one; a tie counts ½
    double p = 1; ///< two-sided
};

/// Neither side empty. Exact for at most 400 pairs without a tie, else normal with corrections for
/// continuity and ties.
[[nodiscard]] MannWhitney mannWhitney(std::span<const double> first,
                                      std::span<const double> second);

/// What can be said of two settings.
enum class Comparison {
    Same,          ///< the medians differ by less than the margin (90 % interval, 5 % on each side)
    Differs,       ///< the 95 % interval of their ratio is without 1
    DiffersLittle, ///< both: they differ, by less than the margin
    NotToldApart,  ///< neither: there is too little data or too much noise
};

/// Times of two settings' runs in ns; @p margin 0.03: 3 %.
[[nodiscard]] Comparison compared(std::span<const double> first, std::span<const double> second,
                                  double margin = 0.03);

} // namespace poolscope
