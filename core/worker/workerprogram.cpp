#include "core/worker/workerprogram.h"

#include "core/base/clock.h"
#include "core/worker/chunkloop.h"
#include "core/worker/parentwatch.h"
#include "core/worker/serialloop.h"

#include <cerrno>
#include <optional>
#include <string>
#include <unistd.h>

namespace poolscope {

namespace {

/// One write, so that a line is never seen half.
void tell(std::string line) {
    line += '\n';
    // A driver that no longer reads is noticed by its closed pipes; nothing to do about it here.
    [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, line.data(), line.size());
}

/// Lines from stdin, without buffering more than what came.
class Orders {
public:
    /// The next line; nothing at end of file.
    std::optional<std::string> next() {
        for (;;) {
            const std::size_t end = m_pending.find('\n');
            if (end != std::string::npos) {
                std::string line = m_pending.substr(0, end);
                m_pending.erase(0, end + 1);
                return line;
            }
            char block[256];
            const ssize_t got = read(STDIN_FILENO, block, sizeof block);
            if (got == 0 || (got < 0 && errno != EINTR))
                return std::nullopt;
            if (got > 0)
                m_pending.append(block, static_cast<std::size_t>(got));
        }
    }

private:
    std::string m_pending;
};

WorkerExit followOrders(const Board& board, const WorkerArguments& arguments) {
    ChunkLoop loop(board, arguments.slot);
    // The map has begun when the process is started. A replacement finds what was lost first, and
    // whatever was not drawn yet behind it.
    if (arguments.task == WorkerTask::Replacement)
        loop.lookForFreed();
    else
        loop.drawAll();
    tell(std::string(answer::Idle));
    Orders orders;
    while (const auto line = orders.next()) {
        if (*line == order::Quit)
            return WorkerExit::Quit;
        if (*line == order::Work)
            loop.drawAll();
        else if (*line == order::Look)
            loop.lookForFreed();
        else
            continue;
        tell(std::string(answer::Idle));
    }
    return WorkerExit::ParentGone;
}

WorkerExit measure(const Board& board) {
    const SerialMeasurement measured = measureSerial(board);
    if (measured.parts.empty()) {
        tell(std::string(answer::Error) + " no memory for the results of the serial measurement");
        return WorkerExit::BadBoard;
    }
    const SerialPart typical = measured.typical();
    tell(std::string(answer::Serial) + ' ' + std::to_string(typical.ns) + ' ' +
         std::to_string(typical.passes));
    return WorkerExit::Quit;
}

} // namespace

WorkerExit runWorker(const WorkerArguments& arguments) {
    endWithParent(arguments.parentPid);
    const std::unique_ptr<Board> board = Board::attach(arguments.boardFd);
    if (!board) {
        tell(std::string(answer::Error) + " the shared table is of another version of Poolscope");
        return WorkerExit::BadBoard;
    }
    if (arguments.slot >= board->processes().size()) {
        tell(std::string(answer::Error) + " there is no such process slot");
        return WorkerExit::BadArguments;
    }
    if (arguments.task == WorkerTask::Serial)
        return measure(*board);
    ProcessSlot& me = board->processes()[arguments.slot];
    me.pid.store(static_cast<std::uint32_t>(getpid()), std::memory_order_relaxed);
    me.readyNs.store(monotonicNow(), std::memory_order_release);
    tell(std::string(answer::Ready));
    return followOrders(*board, arguments);
}

} // namespace poolscope
