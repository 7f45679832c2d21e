#pragma once

#include <cstddef>
#include <cstdint>

namespace poolscope {

/// What a planned fault does to the worker process that reaches its number.
enum class FaultKind : std::uint32_t {
    Kill,   ///< SIGKILL, as when memory runs out or somebody kills it
    Crash,  ///< SIGSEGV, as from a bug in the program
    Freeze, ///< SIGSTOP: it stands still until it is continued
    Exit,   ///< ends by itself with an exit code
};

/// A fault planned for a run, so that a lesson can be repeated. Shared with the worker processes
/// as it is.
struct Fault {
    FaultKind kind = FaultKind::Kill;
    std::int32_t exitCode = 0; ///< 0 … 255, only for FaultKind::Exit
    std::uint64_t number = 0;  ///< happens just before this number is squared
    bool always = false;       ///< whenever the number is reached; otherwise once in a run

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// How many faults a run can plan.
inline constexpr std::size_t MostFaults = 8;

} // namespace poolscope
