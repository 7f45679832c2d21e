#include "core/worker/parentwatch.h"

#include "core/worker/workerarguments.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace poolscope {

namespace {

/// SIGIO: something happened to stdin. Only async-signal-safe calls.
void endIfStdinClosed(int) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR)) != 0)
        _exit(static_cast<int>(WorkerExit::ParentGone));
}

} // namespace

void endWithParent(int parentPid) {
#if defined(__linux__)
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    struct sigaction action {};

    action.sa_handler = endIfStdinClosed;
    action.sa_flags = SA_RESTART;
    sigaction(SIGIO, &action, nullptr);
    fcntl(STDIN_FILENO, F_SETOWN, getpid());
    fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_ASYNC);
    // The parent may have gone before any of this was in place.
    if (getppid() != parentPid)
        _exit(static_cast<int>(WorkerExit::ParentGone));
    endIfStdinClosed(SIGIO);
}

} // namespace poolscope
