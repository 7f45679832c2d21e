#pragma once

#include "core/plan/chunkplan.h"
#include "ui/squaremap/mapcontents.h"
#include "ui/squaremap/mapgeometry.h"

#include <QString>

namespace poolscope {

/// What the words about a map are made of.
struct DescribedMap {
    MapContents contents;
    const ChunkPlan& plan; ///< of the record
    const MapGeometry& geometry;
};

/// What is under the mouse in a cell, in a few lines.
[[nodiscard]] QString cellText(const DescribedMap& map, quint64 cell);

/// What the map shows of a moment with those lost chunks, for people who do not see it: "process 1:
/// 26 numbers; …".
[[nodiscard]] QString mapText(const Moment& moment, const LostChunks& chunks);

/// The chunk of @p plan that the number at @p position is in; there has to be one.
[[nodiscard]] Chunk chunkAt(const ChunkPlan& plan, quint64 position);

} // namespace poolscope
