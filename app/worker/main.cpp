#include "core/worker/workerprogram.h"

#include <cstdio>
#include <string_view>
#include <vector>

/// poolscope-worker: one worker process. Started by the other programs, not by people.
int main(int argc, char* argv[]) {
    using namespace poolscope;
    const std::vector<std::string_view> strings(argv + (argc > 0 ? 1 : 0), argv + argc);
    const auto arguments = workerArgumentsFrom(strings);
    if (!arguments) {
        std::fputs("poolscope-worker is started by Poolscope itself; run poolscope instead.\n",
                   stderr);
        return static_cast<int>(WorkerExit::BadArguments);
    }
    return static_cast<int>(runWorker(*arguments));
}
