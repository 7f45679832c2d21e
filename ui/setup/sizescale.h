#pragma once

#include <QtGlobal>

namespace poolscope {

// The scale of the slider for input sizes: logarithmic, 20 steps for a factor of 10.

inline constexpr int LargestSizeStep = 160; ///< 10^8

/// The size at @p step, rounded to two digits: 1, 1, 1, 1, 2 … 100, 110, 130 … 100 000 000.
[[nodiscard]] quint64 sizeAt(int step);

/// The step nearest to @p size, 0 … LargestSizeStep.
[[nodiscard]] int sizeStepOf(quint64 size);

} // namespace poolscope
