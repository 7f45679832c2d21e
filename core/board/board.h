#pragma once

#include "core/board/boardlayout.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace poolscope {

/// What a board is made for.
struct BoardSpec {
    std::uint64_t first = 0;
    std::uint64_t size = 0;
    std::uint64_t chunks = 0;
    std::uint64_t uniformCount =
        0; ///< 0: set each chunk's position before the first process starts
    std::uint32_t processes = 0;
    CalibratedWork work;
    std::vector<Fault> faults = {}; ///< at most MostFaults
    std::uint32_t processSlots = 0; ///< 0: Board::slotsFor(processes)
};

/// Positions first … first + count − 1 of the input.
struct PositionRange {
    std::uint64_t position = 0;
    std::uint64_t count = 0;
};

/// A mapped board. The driver creates it and hands its file descriptor to the worker processes,
/// which attach. The memory has no name and is gone with the last process that maps it.
class Board {
public:
    /// A new board, all zeros but for the header; null with errno set if the system refuses.
    [[nodiscard]] static std::unique_ptr<Board> create(const BoardSpec& spec);
    /// Maps the board behind @p fd, which the board then owns; null if it is not a board of this
    /// version or not whole.
    [[nodiscard]] static std::unique_ptr<Board> attach(int fd);

    /// Bytes that create() will map for @p spec; pages are taken only when they are written.
    [[nodiscard]] static std::uint64_t bytesFor(const BoardSpec& spec);
    /// Process slots for @p processes, replacements included: at least as many again, 16 at least.
    [[nodiscard]] static std::uint32_t slotsFor(std::uint32_t processes);

    /// Hands all out but the results: from now on nothing else is asked, and no process writes. The
    /// memory is given back as soon as nobody holds it; of millions of chunks that takes a while.
    std::shared_ptr<void> keepOnlyResults();

    ~Board();
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    [[nodiscard]] int fd() const { return m_fd; }

    [[nodiscard]] BoardHeader& header() const { return *m_header; }

    [[nodiscard]] std::span<ProcessSlot> processes() const { return m_processes; }

    [[nodiscard]] std::span<ChunkSlot> chunks() const { return m_chunks; }

    [[nodiscard]] std::span<std::uint64_t> results() const { return m_results; }

    /// Which positions of the input the chunk at @p index covers.
    [[nodiscard]] PositionRange range(std::uint64_t index) const;

private:
    Board(int fd, std::byte* memory, std::size_t bytes);

    int m_fd = -1;
    std::byte* m_memory = nullptr;
    std::size_t m_bytes = 0;
    BoardHeader* m_header = nullptr;
    std::span<ProcessSlot> m_processes;
    std::span<ChunkSlot> m_chunks;
    std::span<std::uint64_t> m_results;
};

} // namespace poolscope
