#pragma once

#include "core/metrics/sweepsummary.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace poolscope {

/// What stands in the columns of the table of points, in their order.
enum class PointColumn {
    Processes,
    Median,
    Interval,
    Half,
    Speedup,
    Efficiency,
    Runs,
    Outliers,
    State
};
inline constexpr int PointColumns = 9;

/// How far an interval reaches to either side of its median, as shares of that.
struct Reach {
    double below = 0.0;
    double above = 0.0;

    friend bool operator==(const Reach&, const Reach&) = default;
};

/// A point of a sweep as a row of the table.
struct PointRow {
    std::size_t point = 0;
    QStringList texts; ///< by column
    std::optional<Reach> reach;
    bool isRecommended = false;

    friend bool operator==(const PointRow&, const PointRow&) = default;
};

/// The points with @p schedule, by the number of processes.
[[nodiscard]] std::vector<PointRow> pointRows(const SweepRecord& sweep, const SweepSummary& summary,
                                              const Schedule& schedule);

/// What is known of a point by now: "recommended", "as good", "93 % slower", "measuring on".
[[nodiscard]] QString stateText(const SweepRecord& sweep, const SweepSummary& summary,
                                std::size_t point);

/// What a column is called, and what that means.
[[nodiscard]] QString columnName(PointColumn column);
[[nodiscard]] QString columnMeaning(PointColumn column);

} // namespace poolscope
