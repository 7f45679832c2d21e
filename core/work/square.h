#pragma once

#include "core/work/workspec.h"

#include <cstdint>

namespace poolscope {

/// The notebook's function: x². Exact in 64 bits for every x up to 4,294,967,295.
[[nodiscard]] constexpr std::uint64_t square(std::uint64_t x) {
    return x * x;
}

/// Does the work that belongs to the number at @p position of @p size: burns CPU, or sleeps.
/// Nothing for WorkKind::None.
void doWork(const CalibratedWork& work, std::uint64_t position, std::uint64_t size);

} // namespace poolscope
