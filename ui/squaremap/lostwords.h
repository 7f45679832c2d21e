#pragma once

#include "ui/squaremap/lostchunks.h"

#include <QStringList>

namespace poolscope {

/// What happened to a chunk that was not finished: "lost at 3.10 ms: process 2 was killed",
/// "computed again by process 5". A line for each attempt and for the one that succeeded.
[[nodiscard]] QStringList lostLines(const Moment& moment, const LostChunk& chunk);

/// What became of all lost chunks: "7 numbers lost with their process, computed again"; empty if
/// none was lost.
[[nodiscard]] QString lostSummary(const LostChunks& chunks);

} // namespace poolscope
