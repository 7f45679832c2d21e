#include "core/worker/serialloop.h"

#include "core/board/clock.h"
#include "core/work/compute.h"
#include "core/work/cpuwork.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace poolscope {

namespace {

constexpr std::int64_t LeastMeasuredNs = 1'000'000;

struct Freed {
    void operator()(std::uint64_t* memory) const { std::free(memory); }
};

} // namespace

SerialMeasurement measureSerial(const Board& board) {
    const BoardHeader& header = board.header();
    ProcessSlot& slot = board.processes().front();
    // Not initialized: a page that is first touched by its result is part of the measured work.
    const std::unique_ptr<std::uint64_t, Freed> results(
        static_cast<std::uint64_t*>(std::malloc(std::max<std::uint64_t>(8, header.size * 8))));
    if (!results)
        return {};
    SerialMeasurement measured;
    const std::int64_t start = monotonicNow();
    do {
        compute(
            header.work, {header.first, header.size}, 0, header.size, results.get(),
            [&slot](std::uint64_t done) { slot.itemsDone.store(done, std::memory_order_relaxed); });
        // The results count as read, so no pass can be left out.
        keep(reinterpret_cast<std::uintptr_t>(results.get()));
        ++measured.passes;
        measured.totalNs = monotonicNow() - start;
    } while (measured.totalNs < LeastMeasuredNs);
    return measured;
}

} // namespace poolscope
