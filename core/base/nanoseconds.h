#pragma once

#include <cstdint>

namespace poolscope {

/// A length of time, or a time since a run's start, in nanoseconds. A plain integer since it is
/// what the board, the record and every file hold, and since losses must add up exactly.
using Nanoseconds = std::int64_t;

inline constexpr Nanoseconds NsPerUs = 1'000;
inline constexpr Nanoseconds NsPerMs = 1'000'000;
inline constexpr Nanoseconds NsPerSecond = 1'000'000'000;

} // namespace poolscope
