#include "core/base/clock.h"
#include "core/board/claim.h"
#include "core/worker/chunkloop.h"
#include "core/worker/workerarguments.h"
#include "core/worker/workerprogram.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

// A worker program that misbehaves as the environment variable FAKE_WORKER says, with its first
// word; the second is a number. The third, if there is one, tells how many process slots do so: the
// others are honest workers.

using namespace poolscope;

namespace {

void say(const char* text) {
    std::fputs(text, stdout);
    std::fflush(stdout);
}

/// Reads orders until one is to quit, or nobody is there to give any.
void waitForQuit() {
    char line[64];
    while (std::fgets(line, sizeof line, stdin) != nullptr) {
        if (std::string_view(line).starts_with(order::Quit))
            return;
    }
}

void hang() {
    while (std::getchar() != EOF) { // until the driver is gone: no debris
    }
}

/// Does what it should, up to its idleness; nothing without a board.
std::unique_ptr<Board> compute(const WorkerArguments& arguments) {
    auto board = Board::attach(arguments.boardFd);
    if (!board)
        return nullptr;
    board->processes()[arguments.slot].readyNs.store(monotonicNow());
    ChunkLoop(*board, arguments.slot).drawAll();
    return board;
}

/// All but one result.
void computeWrongly(const WorkerArguments& arguments, std::size_t position) {
    const auto board = compute(arguments);
    if (board && position < board->results().size())
        board->results()[position] += 1;
}

int misbehave(const std::string& manner, int number, const WorkerArguments& arguments) {
    if (manner == "exit")
        return number;
    if (manner == "abort")
        std::abort();
    if (manner == "signal")
        std::raise(number);
    if (manner == "error") {
        say("error something is wrong\n");
        return static_cast<int>(WorkerExit::BadBoard);
    }
    if (manner == "hang")
        hang();
    if (manner == "half") {
        say("ready\nhalf a li");
        return 0;
    }
    if (manner == "babble") {
        say("ready\n\nthe weather is nice\nidleness\n");
        hang();
    }
    if (manner == "lazy") // claims to be idle, and has done nothing
        say("ready\nidle\n");
    if (manner == "wrong") {
        computeWrongly(arguments, static_cast<std::size_t>(number));
        say("ready\nidle\n");
    }
    if (manner == "late") { // ends badly when told to end
        compute(arguments);
        say("ready\nidle\n");
        waitForQuit();
        return number;
    }
    if (manner == "draw") { // draws a chunk's number, and dies before it owns the chunk
        const auto board = Board::attach(arguments.boardFd);
        [[maybe_unused]] const std::uint64_t index = Claimer(*board, arguments.slot).draw();
        std::raise(number);
    }
    if (manner == "gasp") { // does all its chunks, and dies before it can say so
        compute(arguments);
        say("ready\n");
        std::raise(number);
    }
    waitForQuit();
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    const std::vector<std::string_view> strings(argv + 1, argv + argc);
    const auto arguments = workerArgumentsFrom(strings);
    const char* manner = std::getenv("FAKE_WORKER");
    if (!arguments || manner == nullptr)
        return static_cast<int>(WorkerExit::BadArguments);
    std::istringstream words(manner);
    std::string what;
    int number = 0;
    std::uint32_t slots = std::numeric_limits<std::uint32_t>::max();
    words >> what >> number >> slots; // what is missing stays as it is
    return arguments->slot < slots ? misbehave(what, number, *arguments)
                                   : static_cast<int>(runWorker(*arguments));
}
