#pragma once

#include "tests/bench/statistics.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace poolscope {

/// One measurement of both sides, right after one another.
struct Pair {
    double ours = 0.0;
    double other = 0.0;
};

/// What the numbers of a comparison are, and so what their ratio is.
enum class Measure {
    Time,          ///< ns; the ratio is other / ours: how many times faster
    TimeOver,      ///< ns; the ratio is ours / other: how much longer
    ChunksASecond, ///< the ratio is ours / other
    Speedup,       ///< the ratio is ours / other
};

/// A line of the table.
struct Comparison {
    int row = 0;
    QString what;
    QString against;
    Measure measure = Measure::Time;
    double target = 0.0; ///< at most that for Measure::TimeOver, at least for the others
    std::vector<Pair> pairs;
    QString missing; ///< why there are no pairs
};

/// A side that is measured: nothing if it cannot be.
using Side = std::function<std::optional<double>()>;

/// Adds @p count pairs after one that warms up and does not count. The sides take turns in going
/// first, so that whatever drifts favours neither. Stops, and says why, if a side cannot be
/// measured.
void measurePairs(Comparison& comparison, int count, const Side& ours, const Side& other);

[[nodiscard]] std::vector<double> ratios(const Comparison& comparison);
/// Whether the median of the ratios is as the target asks.
[[nodiscard]] bool isMet(const Comparison& comparison);
/// The names of the columns, and a line of the table below them.
[[nodiscard]] QString tableHead();
[[nodiscard]] QString tableLine(const Comparison& comparison);

} // namespace poolscope
