#pragma once

#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"
#include "ui/squaremap/mapgeometry.h"
#include "ui/squaremap/ownermap.h"

#include <QString>

namespace poolscope {

/// What is under the mouse in a cell, in a few lines.
[[nodiscard]] QString cellText(const RunRecord& record, const ChunkPlan& plan,
                               const MapGeometry& geometry, const OwnerMap& owners, quint64 cell);

/// What the map shows, for people who do not see it: "process 1: 26 numbers; …".
[[nodiscard]] QString mapText(const RunRecord& record);

/// The chunk of @p plan that the number at @p position is in; there has to be one.
[[nodiscard]] Chunk chunkAt(const ChunkPlan& plan, quint64 position);

} // namespace poolscope
