#include "core/work/cpuwork.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace poolscope {

namespace {

/// CPU time of this thread: a trial that lost its core in between is not a slower machine.
double cpuTimeUs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

} // namespace

// Never inlined: the driver calibrates the very code that the worker processes run.
[[gnu::noinline]] std::uint64_t burn(std::uint64_t iterations) {
    std::uint64_t value = iterations | 1;
    for (std::uint64_t i = 0; i < iterations; ++i)
        value = value * 6364136223846793005ULL + 1442695040888963407ULL;
    return value;
}

double calibrateIterationsPerUs() {
    constexpr int Trials = 8;
    constexpr std::uint64_t Steps = 500'000; // about 1 ms
    double best = 0.0;
    for (int trial = 0; trial < Trials; ++trial) {
        const double before = cpuTimeUs();
        keep(burn(Steps));
        const double took = cpuTimeUs() - before;
        if (took > 0)
            best = std::max(best, static_cast<double>(Steps) / took);
    }
    return best;
}

} // namespace poolscope
