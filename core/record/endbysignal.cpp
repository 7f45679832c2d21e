#include "core/record/endbysignal.h"

#include <csignal>

namespace poolscope {

ProcessEnd endBySignal(int signal) {
    switch (signal) {
    case SIGSEGV: // those that a process brings on itself
    case SIGBUS:
    case SIGILL:
    case SIGFPE:
    case SIGABRT:
    case SIGSYS:
    case SIGTRAP:
        return ProcessEnd::Crashed;
    default:
        return ProcessEnd::Killed;
    }
}

} // namespace poolscope
