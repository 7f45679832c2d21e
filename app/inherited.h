#pragma once

#include <csignal>
#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

namespace poolscope {

/// Puts right what a program may inherit from whoever starts it and cannot work with. An ignored
/// SIGCHLD hides how worker processes end, blocked signals never come, and the place of a closed
/// standard descriptor would go to another file (it gets one that cannot be written to: results for
/// a closed stdout are an error). Other signals that are ignored stay so: that is how nohup works.
/// Call first in main().
inline void putInheritedRight() {
    std::signal(SIGCHLD, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(fd, F_GETFD) == -1)
            open("/dev/null", O_RDONLY);
    }
}

} // namespace poolscope
