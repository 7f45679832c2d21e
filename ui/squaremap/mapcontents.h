#pragma once

#include "core/record/runrecord.h"
#include "ui/squaremap/lostchunks.h"
#include "ui/squaremap/ownermap.h"

namespace poolscope {

/// What a map shows.
struct MapContents {
    const RunRecord& record;
    const OwnerMap& owners;
    const LostChunks& lost;
};

} // namespace poolscope
