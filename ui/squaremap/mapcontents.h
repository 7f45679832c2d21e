#pragma once

#include "core/record/moment.h"
#include "ui/squaremap/atwork.h"
#include "ui/squaremap/lostchunks.h"
#include "ui/squaremap/ownermap.h"

namespace poolscope {

/// What a map shows.
struct MapContents {
    const Moment& moment;
    const OwnerMap& owners;
    const LostChunks& lost;
    const AtWork& atWork;

    /// The process that had computed most of @p count numbers from @p position on; 0: none.
    [[nodiscard]] int ownerOf(quint64 position, quint64 count) const {
        return moment.isEnd() ? owners.ownerOf(position, count)
                              : owners.ownerAt(moment, position, count);
    }
};

} // namespace poolscope
