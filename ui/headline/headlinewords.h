#pragma once

#include "core/record/runrecord.h"

#include <QString>

#include <optional>

namespace poolscope {

/// What a card of the headline says: a figure, a note on it, and for shares a bar.
struct Figure {
    QString value;
    QString note;
    std::optional<double> bar; ///< 0 … 1

    friend bool operator==(const Figure&, const Figure&) = default;
};

// Each speaks of a run that goes on ("so far") as well as of one that has ended ("until it
// stopped").

/// @p done: the share of the work that is done, 0 … 1.
[[nodiscard]] Figure speedupFigure(const RunRecord& record, double done);
[[nodiscard]] Figure timeFigure(const RunRecord& record);
[[nodiscard]] Figure startUpFigure(const RunRecord& record);
[[nodiscard]] Figure balanceFigure(const RunRecord& record);

} // namespace poolscope
