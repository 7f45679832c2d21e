#pragma once

#include <QString>

namespace poolscope {

struct RunRecord;

// How many of something. One and many are two texts each, so that no plural table is needed for
// English.

[[nodiscard]] QString processesText(int processes);
[[nodiscard]] QString coresText(double cores);
[[nodiscard]] QString squaresText(quint64 squares);
[[nodiscard]] QString chunkCountText(quint64 chunks);
[[nodiscard]] QString settingCountText(quint64 settings);
[[nodiscard]] QString runCountText(quint64 runs);
[[nodiscard]] QString blockCountText(quint64 blocks);

/// Which chunk it is: "chunk 3 of 15", or "chunk 3" if it is not known before how many there are.
[[nodiscard]] QString whichChunkText(const RunRecord& record, quint64 index);

/// A speedup: "2.77 ×"; one that is a heavy loss is told the other way round: "48 000 × slower".
[[nodiscard]] QString speedupText(double speedup);

/// The same where it is not said that it is one: "speedup 2.77 ×", "48 000 × slower".
[[nodiscard]] QString gainText(double speedup);

/// A share, 1 for the whole: "69 %", "< 0.1 %". Never "0.0 %" of what is more than nothing.
[[nodiscard]] QString shareText(double share);

} // namespace poolscope
