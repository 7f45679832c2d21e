#include "core/board/claim.h"

#include "core/board/clock.h"

#include <sched.h>

namespace poolscope {

void releaseChunk(ChunkSlot& chunk) {
    ChunkState state = ChunkState::fromWord(chunk.state.load(std::memory_order_acquire));
    chunk.startedNs.store(0, std::memory_order_relaxed);
    chunk.finishedNs.store(0, std::memory_order_relaxed);
    chunk.cpu.store(0, std::memory_order_relaxed);
    state = {ChunkPhase::Free, 0, state.failedAttempts + 1};
    chunk.state.store(state.word(), std::memory_order_release);
}

Claimer::Claimer(const Board& board, std::uint32_t slot)
    : m_board(board)
    , m_me(board.processes()[slot])
    , m_slot(slot) {}

std::optional<std::uint64_t> Claimer::claimNext() {
    const std::uint64_t chunks = m_board.chunks().size();
    for (;;) {
        const std::uint64_t drawn =
            m_board.header().nextChunk.fetch_add(1, std::memory_order_relaxed);
        if (drawn >= chunks)
            return std::nullopt;
        if (own(drawn))
            return drawn;
    }
}

std::optional<std::uint64_t> Claimer::claimFreed() {
    const auto chunks = m_board.chunks();
    for (; m_lookedAt < chunks.size(); ++m_lookedAt) {
        const auto word = chunks[m_lookedAt].state.load(std::memory_order_relaxed);
        if (ChunkState::fromWord(word).phase == ChunkPhase::Free && own(m_lookedAt))
            return m_lookedAt++;
    }
    m_lookedAt = 0;
    return std::nullopt;
}

bool Claimer::own(std::uint64_t index) {
    ChunkSlot& chunk = m_board.chunks()[index];
    // Said before the swap: should this process die right after it, the driver finds the chunk.
    m_me.drawnChunk.store(index + 1, std::memory_order_relaxed);
    std::uint32_t word = chunk.state.load(std::memory_order_relaxed);
    ChunkState state = ChunkState::fromWord(word);
    if (state.phase != ChunkPhase::Free)
        return false;
    state.phase = ChunkPhase::Owned;
    state.process = m_slot;
    if (!chunk.state.compare_exchange_strong(word, state.word(), std::memory_order_acq_rel,
                                             std::memory_order_relaxed))
        return false;
    m_me.itemsDone.store(0, std::memory_order_relaxed);
    chunk.startedNs.store(monotonicNow(), std::memory_order_relaxed);
    chunk.cpu.store(static_cast<std::uint32_t>(sched_getcpu() + 1), std::memory_order_relaxed);
    chunk.previous.store(static_cast<std::uint32_t>(m_me.lastChunk.load(std::memory_order_relaxed)),
                         std::memory_order_relaxed);
    m_me.lastChunk.store(index + 1, std::memory_order_release);
    return true;
}

std::int64_t Claimer::finish(std::uint64_t index) {
    ChunkSlot& chunk = m_board.chunks()[index];
    ChunkState state = ChunkState::fromWord(chunk.state.load(std::memory_order_relaxed));
    const std::int64_t now = monotonicNow();
    chunk.finishedNs.store(now, std::memory_order_relaxed);
    state.phase = ChunkPhase::Done;
    chunk.state.store(state.word(), std::memory_order_release);
    return now;
}

} // namespace poolscope
