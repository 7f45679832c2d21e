#include "core/board/board.h"
#include "core/worker/workerarguments.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

// A driver that starts one worker process and then forgets it:
//
//     forgetfulparent WORKER cpu|wait|idle pipe|null
//
// prints the worker's pid when the worker is at its work (or has none), and waits to be killed. On
// a line on its stdin it closes the worker's, says so and lives on. With "null" the worker's stdin
// is /dev/null, so nothing but the parent's death can be noticed.

using namespace poolscope;

namespace {

BoardSpec specFor(const std::string& work) {
    BoardSpec spec;
    spec.processes = 1;
    if (work == "idle")
        return spec;
    spec.size = spec.chunks = spec.uniformCount = 1;
    spec.work.spec.kind = work == "cpu" ? WorkKind::Cpu : WorkKind::Wait;
    spec.work.spec.meanNs = 1'000'000'000'000;
    spec.work.iterationsPerUs = 2000.0;
    return spec;
}

[[noreturn]] void becomeWorker(const char* program, const WorkerArguments& arguments) {
    const std::vector<std::string> texts = toStrings(arguments);
    execl(program, program, texts[0].c_str(), texts[1].c_str(), texts[2].c_str(), texts[3].c_str(),
          static_cast<char*>(nullptr));
    _exit(127);
}

bool isAtItsWork(const Board& board, const std::string& work) {
    const ProcessSlot& slot = board.processes()[0];
    return work == "idle" ? slot.state.load() == ProcessState::Idle : slot.lastChunk.load() != 0;
}

void say(long number) {
    std::printf("%ld\n", number);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 4)
        return EXIT_FAILURE;
    const std::string work(argv[2]);
    const auto board = Board::create(specFor(work));
    int ends[2];
    if (!board || pipe2(ends, O_CLOEXEC) != 0)
        return EXIT_FAILURE;
    const WorkerArguments arguments{WorkerTask::Pool, board->fd(), 0, getpid()};
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t child = fork();
    if (child == 0) {
        dup2(std::string(argv[3]) == "null" ? null : ends[0], STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        fcntl(board->fd(), F_SETFD, 0);
        becomeWorker(argv[1], arguments);
    }
    close(ends[0]);
    while (!isAtItsWork(*board, work))
        usleep(1000);
    say(child);
    if (std::getchar() != EOF) {
        close(ends[1]);
        say(0);
    }
    pause();
    return EXIT_SUCCESS;
}
