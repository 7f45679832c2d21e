#include "core/worker/chunkloop.h"

#include "core/base/clock.h"
#include "core/work/compute.h"
#include "core/worker/faults.h"

#include <algorithm>
#include <sys/resource.h>

namespace poolscope {

namespace {

/// A reading of the CPU clock costs some 200 ns, so at this distance at most one percent.
constexpr std::int64_t CpuReadingDistanceNs = 20'000;

void noteSwitches(ProcessSlot& slot) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    slot.voluntarySwitches.store(static_cast<std::uint32_t>(usage.ru_nvcsw),
                                 std::memory_order_relaxed);
    slot.involuntarySwitches.store(static_cast<std::uint32_t>(usage.ru_nivcsw),
                                   std::memory_order_relaxed);
}

} // namespace

ChunkLoop::ChunkLoop(const Board& board, std::uint32_t slot)
    : m_board(board)
    , m_me(board.processes()[slot])
    , m_claimer(board, slot) {}

void ChunkLoop::drawAll() {
    run([this] { return m_claimer.claimNext(); });
}

void ChunkLoop::lookForFreed() {
    run([this] { return m_claimer.claimFreed(); });
}

template<typename Claim>
void ChunkLoop::run(Claim claim) {
    m_me.state.store(ProcessState::Working, std::memory_order_relaxed);
    beginCpuTime();
    while (const auto index = claim())
        compute(*index);
    accountCpuTime(monotonicNow());
    noteSwitches(m_me);
    m_me.state.store(ProcessState::Idle, std::memory_order_release);
}

void ChunkLoop::compute(std::uint64_t index) {
    const PositionRange range = m_board.range(index);
    if (m_board.header().faultCount == 0)
        computePart(range, 0, range.count);
    else
        computeWithFaults(range);
    const std::int64_t startedNs =
        m_board.chunks()[index].startedNs.load(std::memory_order_relaxed);
    const std::int64_t finishedNs = m_claimer.finish(index);
    m_inChunksNs += finishedNs - startedNs;
    if (finishedNs - m_stretchStartNs >= CpuReadingDistanceNs)
        accountCpuTime(finishedNs);
}

void ChunkLoop::computePart(const PositionRange& chunk, std::uint64_t from, std::uint64_t to) {
    const BoardHeader& header = m_board.header();
    poolscope::compute(header.work, {header.first, header.size}, chunk.position + from, to - from,
                       m_board.results().data(), [this, from](std::uint64_t done) {
                           m_me.itemsDone.store(from + done, std::memory_order_relaxed);
                       });
}

void ChunkLoop::computeWithFaults(const PositionRange& chunk) {
    std::uint64_t done = 0;
    for (FaultSlot* fault : faultsWithin(m_board, chunk)) {
        const std::uint64_t at = fault->fault.number - m_board.header().first - chunk.position;
        computePart(chunk, done, at);
        done = at;
        strike(*fault);
    }
    computePart(chunk, done, chunk.count);
}

void ChunkLoop::beginCpuTime() {
    m_stretchStartNs = monotonicNow();
    m_stretchStartCpuNs = threadCpuNow();
    m_inChunksNs = 0;
}

/// Time in which this process had no core counts against the chunks of the stretch: outside of
/// them there are only some tens of nanoseconds to lose it in.
void ChunkLoop::accountCpuTime(std::int64_t finishedNs) {
    const std::int64_t cpuNow = threadCpuNow();
    const std::int64_t withoutCore =
        std::max<std::int64_t>(0, (finishedNs - m_stretchStartNs) - (cpuNow - m_stretchStartCpuNs));
    const std::int64_t useful = std::max<std::int64_t>(0, m_inChunksNs - withoutCore);
    m_me.cpuNs.store(m_me.cpuNs.load(std::memory_order_relaxed) + useful,
                     std::memory_order_relaxed);
    m_stretchStartNs = finishedNs;
    m_stretchStartCpuNs = cpuNow;
    m_inChunksNs = 0;
}

} // namespace poolscope
