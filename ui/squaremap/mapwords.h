#pragma once

#include "ui/squaremap/mapcontents.h"
#include "ui/squaremap/mapgeometry.h"

#include <QString>

namespace poolscope {

/// What the words about a map are made of.
struct DescribedMap {
    MapContents contents;
    const MapGeometry& geometry;
};

/// What is under the mouse in a cell, in a few lines.
[[nodiscard]] QString cellText(const DescribedMap& map, quint64 cell);

/// What the map shows of a moment with those lost chunks, for people who do not see it: "process 1:
/// 26 numbers; …".
[[nodiscard]] QString mapText(const Moment& moment, const LostChunks& chunks);

} // namespace poolscope
