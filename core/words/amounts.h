#pragma once

#include <QString>

namespace poolscope {

// How many of something. One and many are two texts each, so that no plural table is needed for
// English.

[[nodiscard]] QString processesText(int processes);
[[nodiscard]] QString coresText(double cores);
[[nodiscard]] QString squaresText(quint64 squares);
[[nodiscard]] QString chunkCountText(quint64 chunks);

/// A speedup: "2.77 ×"; one that is a heavy loss is told the other way round: "48 000 × slower".
[[nodiscard]] QString speedupText(double speedup);

/// The same where it is not said that it is one: "speedup 2.77 ×", "48 000 × slower".
[[nodiscard]] QString gainText(double speedup);

/// A share, 1 for the whole: "69 %", "< 0.1 %". Never "0.0 %" of what is more than nothing.
[[nodiscard]] QString shareText(double share);

} // namespace poolscope
