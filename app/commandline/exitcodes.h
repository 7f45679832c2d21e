#pragma once

namespace poolscope {

/// How `poolscope` ends.
enum class ExitCode : int {
    Done = 0,
    Failed = 1,  ///< the run failed, stdout took no more, or the program's own files are missing
    Refused = 2, ///< asked for something wrong or impossible here; nothing was started
    Interrupted = 130, ///< by Ctrl+C; all worker processes are gone
};

} // namespace poolscope
