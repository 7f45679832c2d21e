#pragma once

#include <cstdint>

namespace poolscope {

/// Runs a loop of @p iterations steps, each depending on the one before, so that neither the
/// compiler nor the processor can shorten it. Returns its last value, to be given to keep().
[[nodiscard]] std::uint64_t burn(std::uint64_t iterations);

/// Tells the optimizer that @p value is used.
inline void keep(std::uint64_t value) {
    asm volatile("" : : "r"(value) : "memory");
}

/// How many steps of burn() one process of this machine makes in a microsecond of CPU time.
/// Takes about 10 ms; the fastest of several short trials counts, since whatever disturbs a trial
/// only slows it down.
[[nodiscard]] double calibrateIterationsPerUs();

} // namespace poolscope
