#include "core/pool/boardwatcher.h"

#include "core/base/clock.h"
#include "core/board/chunkstate.h"
#include "core/board/claim.h"
#include "core/pool/failure.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

ChunkState stateOf(const ChunkSlot& chunk) {
    return ChunkState::fromWord(chunk.state.load(std::memory_order_acquire));
}

} // namespace

BoardWatcher::BoardWatcher(const Board& board, std::int64_t startedNs)
    : m_board(board)
    , m_startedNs(startedNs)
    , m_found(board.processes().size()) {}

void BoardWatcher::look(RecordWriter& writer, const std::vector<PoolMember>& members) {
    for (std::size_t i = writer.record().processes.size(); i < members.size(); ++i)
        addProcess(writer, members[i]);
    for (const PoolMember& member : members)
        updateProcess(writer, member);
    m_lookedNs = monotonicNow() - m_startedNs;
}

bool BoardWatcher::takeOver(RecordWriter& writer, FrameBudget& budget) {
    for (std::size_t i = 0; i < writer.record().processes.size(); ++i) {
        Found& found = m_found[i];
        while (found.newest != found.wanted) {
            if (!find(found, budget))
                return false;
        }
        if (!take(writer, found, budget))
            return false;
    }
    writer.reached(m_lookedNs);
    return true;
}

void BoardWatcher::addProcess(RecordWriter& writer, const PoolMember& member) const {
    writer.addProcess(
        {member.lane, member.pid, member.spawnedNs - m_startedNs, member.replaces, 0});
}

void BoardWatcher::updateProcess(RecordWriter& writer, const PoolMember& member) {
    const auto at = static_cast<std::size_t>(member.number - 1);
    const ProcessRecord& process = writer.record().processes[at];
    if (process.endedNs)
        return; // all that it did was to be found when its end was seen
    const ProcessSlot& slot = m_board.processes()[at];
    const std::int64_t ready = slot.readyNs.load(std::memory_order_acquire);
    if (ready != 0)
        writer.ready(member.number, ready - m_startedNs);
    // The end is asked for before the table is read: what ended can write no more.
    if (member.end)
        writer.ended(member.number, fateOf(member));
    const std::uint64_t newest = slot.lastChunk.load(std::memory_order_acquire);
    writer.atWork(member.number, currentOf(member, newest));
    // A process owns a chunk only after it has finished the one before.
    const bool isCurrent = process.current && process.current->index + 1 == newest;
    m_found[at].wanted =
        isCurrent ? m_board.chunks()[newest - 1].previous.load(std::memory_order_relaxed) : newest;
    writer.used(member.number, slot.cpuNs.load(std::memory_order_relaxed));
    if (process.endedNs && process.current) {
        const ChunkInProgress& lost = *process.current;
        writer.lost({lost.index, process.number, lost.startedNs, *process.endedNs, lost.itemsDone,
                     lost.position, lost.count});
    }
}

std::optional<ChunkInProgress> BoardWatcher::currentOf(const PoolMember& member,
                                                       std::uint64_t newest) const {
    const auto at = static_cast<std::uint32_t>(member.number - 1);
    const ProcessSlot& slot = m_board.processes()[at];
    if (member.end) {
        // The dead may have owned a chunk without having linked it to the others.
        const auto left = unfinishedChunk(m_board, at);
        return left ? std::optional(inProgressAt(*left, slot)) : std::nullopt;
    }
    if (newest == 0 || stateOf(m_board.chunks()[newest - 1]).phase != ChunkPhase::Owned)
        return std::nullopt;
    return inProgressAt(newest - 1, slot);
}

ProcessFate BoardWatcher::fateOf(const PoolMember& member) const {
    ProcessFate fate{processEndOf(member), member.endedNs - m_startedNs, 0, 0};
    if (member.end->how == WorkerEnd::How::Signalled || member.end->how == WorkerEnd::How::Held)
        fate.signal = member.end->code;
    if (member.end->how == WorkerEnd::How::Exited)
        fate.exitCode = member.end->code;
    return fate;
}

/// Follows the process's chunks back to the last one found. False if it did not come so far.
bool BoardWatcher::find(Found& found, FrameBudget& budget) const {
    if (found.from == 0)
        found.from = found.at = found.wanted;
    for (; found.at != 0 && found.at != found.newest;) {
        if (!budget.allows())
            return false;
        found.chunks.push_back(static_cast<quint32>(found.at - 1));
        found.at = m_board.chunks()[found.at - 1].previous.load(std::memory_order_relaxed);
    }
    std::reverse(found.chunks.begin() + static_cast<std::ptrdiff_t>(found.ordered),
                 found.chunks.end());
    found.ordered = found.chunks.size();
    found.newest = std::exchange(found.from, 0);
    return true;
}

/// False if not all that was found is taken.
bool BoardWatcher::take(RecordWriter& writer, Found& found, FrameBudget& budget) {
    for (; found.taken < found.ordered; ++found.taken) {
        if (!budget.allows())
            return false;
        writer.finished(eventAt(found.chunks[found.taken]));
    }
    found.chunks = {}; // with the memory: it may have been much
    found.taken = found.ordered = 0;
    return true;
}

ChunkEvent BoardWatcher::eventAt(std::uint64_t index) const {
    const ChunkSlot& chunk = m_board.chunks()[index];
    const ChunkState state = stateOf(chunk);
    const PositionRange range = m_board.range(index);
    ChunkEvent event;
    event.startedNs = chunk.startedNs.load(std::memory_order_relaxed) - m_startedNs;
    event.finishedNs = chunk.finishedNs.load(std::memory_order_relaxed) - m_startedNs;
    event.count = range.count;
    event.index = static_cast<quint32>(index);
    event.position = static_cast<quint32>(range.position);
    event.process = static_cast<quint32>(state.process + 1);
    event.attempt = static_cast<quint16>(state.failedAttempts + 1);
    event.cpu =
        static_cast<qint16>(static_cast<int>(chunk.cpu.load(std::memory_order_relaxed)) - 1);
    return event;
}

ChunkInProgress BoardWatcher::inProgressAt(std::uint64_t index, const ProcessSlot& slot) const {
    const PositionRange range = m_board.range(index);
    const std::int64_t started = m_board.chunks()[index].startedNs.load(std::memory_order_relaxed);
    ChunkInProgress chunk{index, range.position, range.count, 0, std::nullopt};
    if (started == 0)
        return chunk; // not stamped yet, so the slot still speaks of the chunk before
    chunk.itemsDone = std::min(slot.itemsDone.load(std::memory_order_relaxed), range.count);
    chunk.startedNs = started - m_startedNs;
    return chunk;
}

} // namespace poolscope
