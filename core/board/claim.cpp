#include "core/board/claim.h"

#include "core/base/clock.h"
#include "core/board/claimorder.h"

#include <algorithm>
#include <atomic>
#include <sched.h>

namespace poolscope {

namespace {

ChunkState stateOf(const ChunkSlot& chunk) {
    return ChunkState::fromWord(chunk.state.load(std::memory_order_acquire));
}

} // namespace

std::optional<std::uint64_t> unfinishedChunk(const Board& board, std::uint32_t slot) {
    const ProcessSlot& process = board.processes()[slot];
    // Announced, owned, linked: a process may end between any two of these steps.
    for (const std::atomic<std::uint64_t>* place : {&process.lastChunk, &process.drawnChunk}) {
        const std::uint64_t number = place->load(std::memory_order_acquire);
        if (number == 0 || number > board.chunks().size())
            continue;
        const ChunkState state = stateOf(board.chunks()[number - 1]);
        if (state.phase == ChunkPhase::Owned && state.process == slot)
            return number - 1;
    }
    return std::nullopt;
}

void releaseChunk(ChunkSlot& chunk) {
    inorder::release(Releaser(chunk));
}

void Releaser::clearStamps() {
    m_chunk.startedNs.store(0, std::memory_order_relaxed);
    m_chunk.finishedNs.store(0, std::memory_order_relaxed);
    m_chunk.cpu.store(0, std::memory_order_relaxed);
}

void Releaser::markFree() {
    // Counted up to what the word holds; nobody's limit is near it.
    const std::uint32_t failed = std::min(stateOf(m_chunk).failedAttempts + 1, MostFailedAttempts);
    const ChunkState state{ChunkPhase::Free, 0, failed};
    m_chunk.state.store(state.word(), std::memory_order_release);
}

Claimer::Claimer(const Board& board, std::uint32_t slot)
    : m_board(board)
    , m_me(board.processes()[slot])
    , m_slot(slot) {}

std::optional<std::uint64_t> Claimer::claimNext() {
    return inorder::claimNext(*this, m_board.chunks().size());
}

std::optional<std::uint64_t> Claimer::claimFreed() {
    return inorder::claimFreed(*this, m_board.chunks().size(), m_lookedAt);
}

std::int64_t Claimer::finish(std::uint64_t index) {
    return inorder::finish(*this, index);
}

std::uint64_t Claimer::draw() {
    return m_board.header().nextChunk.fetch_add(1, std::memory_order_relaxed);
}

void Claimer::announce(std::uint64_t index) {
    m_me.drawnChunk.store(index + 1, std::memory_order_relaxed);
}

std::uint32_t Claimer::readState(std::uint64_t index) const {
    return m_board.chunks()[index].state.load(std::memory_order_relaxed);
}

bool Claimer::swapToOwned(std::uint64_t index, std::uint32_t word) {
    ChunkState state = ChunkState::fromWord(word);
    if (state.phase != ChunkPhase::Free)
        return false;
    state.phase = ChunkPhase::Owned;
    state.process = m_slot;
    return m_board.chunks()[index].state.compare_exchange_strong(
        word, state.word(), std::memory_order_acq_rel, std::memory_order_relaxed);
}

void Claimer::stampStart(std::uint64_t index) {
    ChunkSlot& chunk = m_board.chunks()[index];
    m_me.itemsDone.store(0, std::memory_order_relaxed);
    chunk.startedNs.store(monotonicNow(), std::memory_order_relaxed);
    chunk.cpu.store(static_cast<std::uint32_t>(sched_getcpu() + 1), std::memory_order_relaxed);
}

void Claimer::link(std::uint64_t index) {
    m_board.chunks()[index].previous.store(
        static_cast<std::uint32_t>(m_me.lastChunk.load(std::memory_order_relaxed)),
        std::memory_order_relaxed);
    m_me.lastChunk.store(index + 1, std::memory_order_release);
}

std::int64_t Claimer::stampEnd(std::uint64_t index) {
    const std::int64_t now = monotonicNow();
    m_board.chunks()[index].finishedNs.store(now, std::memory_order_relaxed);
    return now;
}

void Claimer::publish(std::uint64_t index) {
    ChunkSlot& chunk = m_board.chunks()[index];
    ChunkState state = ChunkState::fromWord(chunk.state.load(std::memory_order_relaxed));
    state.phase = ChunkPhase::Done;
    chunk.state.store(state.word(), std::memory_order_release);
}

} // namespace poolscope
