#pragma once

#include "tests/bench/comparison.h"
#include "tests/bench/ourside.h"

#include <vector>

namespace poolscope {

struct BenchOptions {
    int pairs = 0;      ///< for every comparison; 0: as many as each needs
    bool quick = false; ///< fewer pairs, smaller inputs for Python where only its rate counts
};

inline constexpr int Rows = 6;

/// The comparisons of row @p row, 1 … Rows, measured.
[[nodiscard]] std::vector<Comparison> measureRow(int row, OurSide& ours,
                                                 const BenchOptions& options);

} // namespace poolscope
