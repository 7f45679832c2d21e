#include "core/worker/faults.h"

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace poolscope {

namespace {

/// As from a bug, but without leaving a core file behind, nor waking whoever handles crashes.
void crash() {
#if defined(__linux__)
    prctl(PR_SET_DUMPABLE, 0); // a handler behind core_pattern is started in spite of the limit
#endif
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}

} // namespace

std::vector<FaultSlot*> faultsWithin(const Board& board, const PositionRange& range) {
    BoardHeader& header = board.header();
    std::vector<FaultSlot*> within;
    for (std::size_t i = 0; i < header.faultCount; ++i) {
        FaultSlot& slot = header.faults[i];
        const std::uint64_t position = slot.fault.number - header.first;
        const bool inside = position >= range.position && position - range.position < range.count;
        if (inside && (slot.fault.always || slot.happened.load(std::memory_order_relaxed) == 0))
            within.push_back(&slot);
    }
    std::stable_sort(within.begin(), within.end(), [](const FaultSlot* a, const FaultSlot* b) {
        return a->fault.number < b->fault.number;
    });
    return within;
}

void strike(FaultSlot& slot) {
    if (slot.happened.exchange(1, std::memory_order_relaxed) != 0 && !slot.fault.always)
        return;
    switch (slot.fault.kind) {
    case FaultKind::Kill:
        kill(getpid(), SIGKILL);
        break;
    case FaultKind::Crash:
        crash();
        break;
    case FaultKind::Freeze:
        kill(getpid(), SIGSTOP);
        break;
    case FaultKind::Exit:
        _exit(slot.fault.exitCode);
    }
}

} // namespace poolscope
