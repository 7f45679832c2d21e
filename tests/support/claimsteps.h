#pragma once

#include "core/board/claim.h"
#include "tests/support/claimflow.h"

namespace poolscope {

/// Errors that could have been made, to prove that a check of all interleavings would find them.
enum class Flaw {
    None,
    AnnouncesLate,       ///< says which chunk only when it owns it
    SwapsBlindly,        ///< owns what was free a moment ago
    LinksBeforeOwning,   ///< its chain holds chunks that it may never own
    PublishesUnstamped,  ///< done without the stamp of the end
    FreesBeforeClearing, ///< a chunk is free first, then its stamps go
    FreesTheLiving,      ///< a stuck process's chunk is freed, but the process was not ended
    LooksOnlyOn,         ///< a second look does not start over at the table's beginning
    ForgetsLooks,        ///< nobody looks through the table after a death
    CountsOldLooks,      ///< a look counts that began before the last death
    OrdersNoLook,        ///< the driver never tells the idle to look
};

/// Takes a step of claiming for the process of a slot; gives what it returns.
std::uint32_t takeStep(const Board& board, std::uint32_t slot, const Step& step, Flaw flaw);

/// The first or the second of the two steps of releasing a chunk.
void takeReleaseStep(ChunkSlot& chunk, bool first, Flaw flaw);

/// "stamps the start of chunk 2"; chunks are counted from 1, as people do.
[[nodiscard]] const char* verbOf(StepKind kind);

} // namespace poolscope
