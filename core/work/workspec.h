#pragma once

#include <cstdint>

namespace poolscope {

/// What a process does for each square besides multiplying.
enum class WorkKind : std::uint32_t {
    None, ///< nothing: the plain square
    Cpu,  ///< a fixed number of loop iterations, so a process without a core gets no work done
    Wait, ///< sleeps, like a program that waits for a disk or a network
};

/// How work per square differs from number to number. The mean weight is 1 for all of them.
enum class WorkProfile : std::uint32_t { Equal, Rising, Falling, Random, OneHeavy };

/// Work per square as it is asked for, the same whoever computes it. Shared with the worker
/// processes as it is.
struct WorkSpec {
    WorkKind kind = WorkKind::None;
    WorkProfile profile = WorkProfile::Equal;
    std::int64_t meanNs = 0; ///< mean time per square, in ns; 0 for WorkKind::None
    std::uint64_t seed = 1;  ///< for WorkProfile::Random

    friend bool operator==(const WorkSpec&, const WorkSpec&) = default;
};

/// What is asked for, and how fast the machine is that does it.
struct CalibratedWork {
    WorkSpec spec;
    double iterationsPerUs = 0.0; ///< measured; only for WorkKind::Cpu, which without it is none
};

} // namespace poolscope
