#pragma once

#include <csignal>
#include <initializer_list>

namespace poolscope {

/// Programs that are started from here on answer the signals that they are sent, even if the tests
/// were started with nohup or in the background of a script.
inline void answerSignals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_DFL);
}

} // namespace poolscope
