#include "app/inherited.h"
#include "core/worker/workeridentity.h"
#include "core/worker/workerprogram.h"

#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace {

/// A note in the program's file. Where programs are ELF files, linkers put notes at the very
/// beginning, so the driver need not read far.
struct Note {
    std::uint32_t nameSize = sizeof Note::name;
    std::uint32_t contentSize = sizeof Note::identity;
    std::uint32_t type = 1;
    char name[12] = "Poolscope";
    poolscope::WorkerIdentity identity;
};

#if defined(__ELF__)
[[gnu::section(".note.poolscope")]]
#endif
alignas(4) constexpr Note OwnNote;

} // namespace

/// poolscope-worker: one worker process. Started by the other programs, not by people.
int main(int argc, char* argv[]) {
    using namespace poolscope;
    putInheritedRight();
    const std::vector<std::string_view> strings(argv + (argc > 0 ? 1 : 0), argv + argc);
    const auto arguments = workerArgumentsFrom(strings);
    if (!arguments) {
        std::fputs(OwnNote.identity.text().data(), stderr);
        std::fputs(": started by Poolscope itself; run poolscope instead.\n", stderr);
        return static_cast<int>(WorkerExit::BadArguments);
    }
    return static_cast<int>(runWorker(*arguments));
}
