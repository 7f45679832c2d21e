#pragma once

#include "ui/charts/chartdata.h"

#include <QList>

namespace poolscope {

/// A step of 1, 2, 5, 10, … (or 0.1, …) that gives at most @p most ticks over @p span.
[[nodiscard]] double tickStep(double span, double most);

/// Digits behind the point that tell the multiples of @p step apart.
[[nodiscard]] int tickDecimals(double step);

/// Whole numbers for an axis of counts from 1 to @p last: 1, then multiples of a step, some @p most
/// of them: 1, 20, 40, 60.
[[nodiscard]] QList<int> countTicks(int last, int most);

/// Those of @p ticks, from left to right, that are at least @p apart from each other: the strong
/// ones, then the others from the left.
[[nodiscard]] QList<AxisTick> thinnedTicks(const QList<AxisTick>& ticks, double apart);

} // namespace poolscope
