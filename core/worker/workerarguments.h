#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What driver and worker process say to each other besides the board: arguments at the start,
// words on the pipes, an exit code at the end. Both sides include this header.

namespace poolscope {

/// What a worker process is started for.
enum class WorkerTask : std::uint32_t {
    Pool,        ///< draw chunks at once, then follow orders
    Replacement, ///< look through the table for free chunks at once, then follow orders
    Serial,      ///< measure the serial time once
};

struct WorkerArguments {
    WorkerTask task = WorkerTask::Pool;
    int boardFd = -1;
    std::uint32_t slot = 0; ///< index of its own process slot on the board
    int parentPid = 0;

    friend bool operator==(const WorkerArguments&, const WorkerArguments&) = default;
};

/// The arguments as strings, without the program's name, and back.
[[nodiscard]] std::vector<std::string> toStrings(const WorkerArguments& arguments);
[[nodiscard]] std::optional<WorkerArguments>
workerArgumentsFrom(const std::vector<std::string_view>& strings);

/// Lines from the driver, on stdin. End of file says that the driver is gone.
namespace order {
inline constexpr std::string_view Work = "work"; ///< draw chunks until none is left
inline constexpr std::string_view Look = "look"; ///< look through the table for freed chunks
inline constexpr std::string_view Quit = "quit"; ///< end
} // namespace order

/// Lines to the driver, on stdout.
namespace answer {
inline constexpr std::string_view Ready = "ready"; ///< the board is mapped
inline constexpr std::string_view Idle = "idle";   ///< found no chunk to own
inline constexpr std::string_view Error = "error"; ///< followed by what is wrong, in a few words
/// Followed by two numbers: the total time in ns, and how many passes over the input it took.
inline constexpr std::string_view Serial = "serial";
} // namespace answer

/// How a worker process ends by itself.
enum class WorkerExit : int { Quit = 0, BadArguments = 64, BadBoard = 65, ParentGone = 66 };

} // namespace poolscope
