#pragma once

#include "core/work/fault.h"
#include "core/work/workspec.h"

#include <array>
#include <atomic>
#include <cstdint>

// The board: one shared table per run that every process writes and nobody locks.
//
//   header | a slot per process | a slot per chunk | 8 bytes per number: the results
//
// Driver and worker processes are built from this one header; magic, version and sizes are checked
// when a board is mapped. State words are the truth; the counters are hints.

namespace poolscope {

inline constexpr std::uint64_t BoardMagic = 0x42'65'70'6f'63'73'6c'50; // "PlscopeB"
inline constexpr std::uint32_t BoardVersion = 2;

/// A planned fault, and whether it has happened.
struct FaultSlot {
    Fault fault;
    std::atomic<std::uint32_t> happened;
};

struct alignas(64) BoardHeader {
    std::uint64_t magic;
    std::uint32_t version;
    std::uint32_t processSlots;
    std::uint64_t first; ///< the first number
    std::uint64_t size;  ///< how many numbers
    std::uint64_t chunks;
    std::uint64_t uniformCount; ///< numbers in each chunk but the last; 0: see ChunkSlot::position
    std::uint64_t chunksOffset; ///< in bytes from the board's start
    std::uint64_t resultsOffset;
    std::uint64_t bytes; ///< of the whole board
    CalibratedWork work;
    std::uint64_t faultCount;
    std::array<FaultSlot, MostFaults> faults;
    /// The next chunk number to be drawn; passes the number of chunks when all are drawn.
    alignas(64) std::atomic<std::uint64_t> nextChunk;
};

enum class ProcessState : std::uint32_t { Starting, Working, Idle };

/// Written by one worker process, read by the driver. Chunk numbers are stored plus one: 0 is none.
struct alignas(64) ProcessSlot {
    std::atomic<std::uint32_t> pid;
    std::atomic<ProcessState> state;
    std::atomic<std::int64_t> readyNs;     ///< monotonic
    std::atomic<std::uint64_t> drawnChunk; ///< drawn last; owned or about to be
    std::atomic<std::uint64_t> lastChunk;  ///< owned last; ChunkSlot::previous leads on from it
    std::atomic<std::uint64_t> itemsDone;  ///< in the chunk owned last
    std::atomic<std::int64_t> cpuNs;       ///< CPU time in finished chunks
    std::atomic<std::uint32_t> voluntarySwitches;
    std::atomic<std::uint32_t> involuntarySwitches;
};

/// One chunk. @c state is the truth (see chunkstate.h); the rest is written by the owner before
/// the swap that publishes it.
struct ChunkSlot {
    std::atomic<std::uint32_t> state;
    std::uint32_t position;               ///< of the first number; unused if chunks are uniform
    std::atomic<std::uint32_t> previous;  ///< the chunk its owner owned before, plus one; 0: none
    std::atomic<std::uint32_t> cpu;       ///< core it was started on, plus one; 0: unknown
    std::atomic<std::int64_t> startedNs;  ///< monotonic; 0: owned, not yet stamped
    std::atomic<std::int64_t> finishedNs; ///< monotonic; 0: not finished
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(sizeof(FaultSlot) == 32);
static_assert(sizeof(BoardHeader) == 448);
static_assert(sizeof(ProcessSlot) == 64);
static_assert(sizeof(ChunkSlot) == 32);

} // namespace poolscope
