#pragma once

#include <cstdint>
#include <ctime>

namespace poolscope {

/// The clock that all processes of one machine share: CLOCK_MONOTONIC, in ns. Every stamp on the
/// board is taken with it, in the process that it speaks of.
[[nodiscard]] inline std::int64_t monotonicNow() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// CPU time of the calling thread, in ns. A system call: some 200 ns, so not for every chunk.
[[nodiscard]] inline std::int64_t threadCpuNow() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

} // namespace poolscope
