#include "tests/support/claimrules.h"

#include <optional>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;
using Life = ModelWorker::Life;

namespace {

ChunkState stateOf(const ModelState& state, std::size_t chunk) {
    return ChunkState::fromWord(state.board.chunks[chunk].state);
}

bool isOwnedBy(const ModelState& state, std::size_t chunk, std::size_t worker) {
    const ChunkState word = stateOf(state, chunk);
    return word.phase == ChunkPhase::Owned && word.process == worker;
}

/// How many chunks a process owns by the words of the board.
int ownedBy(const ModelState& state, std::size_t worker, std::size_t chunks) {
    int owned = 0;
    for (std::size_t i = 0; i < chunks; ++i)
        owned += isOwnedBy(state, i, worker) ? 1 : 0;
    return owned;
}

QString chunkFault(const ModelState& state, std::size_t chunk) {
    const BoardWords::Chunk& words = state.board.chunks[chunk];
    const ChunkState word = stateOf(state, chunk);
    int finished = 0;
    bool byItsOwner = false;
    for (std::size_t i = 0; i < state.members; ++i) {
        const ModelWorker& worker = state.workers[i];
        for (std::size_t k = 0; k < worker.finishedCount; ++k) {
            if (worker.finished[k] != chunk)
                continue;
            ++finished;
            byItsOwner = word.process == i;
        }
    }
    const bool isDone = word.phase == ChunkPhase::Done;
    if (finished != (isDone ? 1 : 0))
        return u"%1 attempts finished it"_s.arg(finished);
    if (isDone && !byItsOwner)
        return u"it is signed by somebody else"_s;
    if (isDone && !(words.started && words.finished && words.written))
        return u"it is done without its stamps or its result"_s;
    if (word.failedAttempts > state.losses[chunk])
        return u"more attempts are counted than were lost"_s;
    return {};
}

/// The chunks that a process's links lead through, plus one, newest first; nothing if there is no
/// end to them.
std::optional<std::vector<std::size_t>> chainOf(const ModelState& state, std::size_t worker,
                                                std::size_t chunks) {
    std::vector<std::size_t> chain;
    for (std::size_t at = state.board.processes[worker].lastChunk; at != 0;
         at = state.board.chunks[at - 1].previous) {
        if (chain.size() == chunks)
            return std::nullopt;
        chain.push_back(at);
    }
    return chain;
}

QString chainFault(const ModelState& state, std::size_t at, std::size_t chunks) {
    const ModelWorker& worker = state.workers[at];
    std::vector<std::size_t> expected;
    if (worker.hasLinked)
        expected.push_back(worker.holds);
    for (std::size_t i = worker.finishedCount; i-- > 0;)
        expected.push_back(worker.finished[i] + 1U);
    const auto chain = chainOf(state, at, chunks);
    if (!chain)
        return u"its links have no end"_s;
    return *chain == expected ? QString() : u"its links do not lead through its chunks"_s;
}

QString workerFault(const ModelState& state, const Board& board, std::size_t at,
                    const ClaimShape& shape) {
    const ModelWorker& worker = state.workers[at];
    const std::size_t chunks = board.chunks().size();
    const int owned = ownedBy(state, at, chunks);
    if (worker.life == Life::Settled)
        return owned > 0 && shape.frees ? u"it is replaced, and still owns a chunk"_s : QString();
    const bool isFreeing = state.settling == at + 1;
    if (!isFreeing && owned != (worker.holds != 0 ? 1 : 0))
        return u"it owns %1 chunks, and should not"_s.arg(owned);
    if (worker.holds != 0 && !isFreeing && !isOwnedBy(state, worker.holds - 1U, at))
        return u"it was to be the only owner of its chunk"_s;
    if (worker.life == Life::Dead && !isFreeing) {
        const auto left = unfinishedChunk(board, static_cast<std::uint32_t>(at));
        if (left.has_value() != (worker.holds != 0) || (left && *left + 1 != worker.holds))
            return u"it is dead, and its unfinished chunk is not found"_s;
    }
    // While its chunk is being freed somebody else may link it already.
    return isFreeing ? QString() : chainFault(state, at, chunks);
}

} // namespace

QString faultIn(const ModelState& state, const Board& board, const ClaimShape& shape) {
    for (std::size_t i = 0; i < board.chunks().size(); ++i) {
        const QString fault = chunkFault(state, i);
        if (!fault.isEmpty())
            return u"chunk %1: "_s.arg(i + 1) + fault;
    }
    for (std::size_t i = 0; i < state.members; ++i) {
        const QString fault = workerFault(state, board, i, shape);
        if (!fault.isEmpty())
            return u"process %1: "_s.arg(i + 1) + fault;
    }
    return {};
}

QString faultOf(const ModelState& before, ModelMove move, const ModelState& after) {
    for (std::size_t i = 0; i < MostModelChunks; ++i) {
        const ChunkState from = stateOf(before, i);
        const ChunkState to = stateOf(after, i);
        if (from == to)
            continue;
        if (from.phase == ChunkPhase::Done)
            return u"chunk %1 was done and does not stay so"_s.arg(i + 1);
        const bool byDriver = move.what == ModelMove::What::GoOnSettling;
        const bool frees = to.phase == ChunkPhase::Free;
        if (byDriver != frees)
            return u"chunk %1 is freed, and not by the driver"_s.arg(i + 1);
        if (!byDriver && (move.what != ModelMove::What::Step || to.process != move.worker))
            return u"chunk %1 changes by somebody else's move"_s.arg(i + 1);
        if (to.failedAttempts != from.failedAttempts + (frees ? 1U : 0U))
            return u"chunk %1: its lost attempts are counted wrong"_s.arg(i + 1);
    }
    return {};
}

QString faultAtEnd(const ModelState& state, const ClaimShape& shape) {
    if (!state.mapped)
        return u"nothing can happen any more, and the map is not done: it hangs"_s;
    int undone = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(shape.chunks); ++i) {
        const ChunkState word = stateOf(state, i);
        // A pool that never learns of what the dead owned takes the rest for all.
        const bool isAbandoned = !shape.frees && word.phase == ChunkPhase::Owned &&
                                 state.workers[word.process].life == Life::Settled;
        undone += word.phase == ChunkPhase::Done || isAbandoned ? 0 : 1;
    }
    if (undone > 0)
        return u"the map is taken for done, and %1 chunks are not"_s.arg(undone);
    for (std::size_t i = 0; i < state.members; ++i) {
        const ModelWorker& worker = state.workers[i];
        const bool rests = worker.doing == ModelWorker::Doing::Waiting && worker.orders == 0;
        if (worker.life == Life::Alive && !rests)
            return u"the map is taken for done, and process %1 is not idle"_s.arg(i + 1);
    }
    return {};
}

} // namespace poolscope
