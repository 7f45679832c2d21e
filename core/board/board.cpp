#include "core/board/board.h"

#include "core/board/chunkstate.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace poolscope {

namespace {

constexpr std::uint64_t Page = 4096;

constexpr std::uint64_t roundedUp(std::uint64_t bytes, std::uint64_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

/// A header with all sizes and offsets, placed at @p memory.
BoardHeader* placeHeader(void* memory, const BoardSpec& spec) {
    auto* header = new (memory) BoardHeader{};
    header->magic = BoardMagic;
    header->version = BoardVersion;
    header->processSlots =
        spec.processSlots > 0 ? spec.processSlots : Board::slotsFor(spec.processes);
    header->first = spec.first;
    header->size = spec.size;
    header->chunks = spec.chunks;
    header->uniformCount = spec.uniformCount;
    header->chunksOffset = sizeof(BoardHeader) + header->processSlots * sizeof(ProcessSlot);
    header->resultsOffset = roundedUp(header->chunksOffset + spec.chunks * sizeof(ChunkSlot), Page);
    header->bytes = roundedUp(header->resultsOffset + spec.size * sizeof(std::uint64_t), Page);
    header->work = spec.work;
    header->faultCount = std::min(spec.faults.size(), MostFaults);
    for (std::size_t i = 0; i < header->faultCount; ++i)
        header->faults[i].fault = spec.faults[i];
    return header;
}

/// A file that loses its name at once; −1 with errno set.
int openUnlinkedFile(const char* folder) {
    std::string path = std::string(folder) + "/poolscope-board-XXXXXX";
    const int fd = mkstemp(path.data());
    if (fd >= 0) {
        unlink(path.c_str());
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    return fd;
}

/// Memory that processes can share and that has no name; −1 with errno set. Where a sandbox denies
/// what is made for that, a file without a name does.
int openNamelessMemory() {
#if defined(__linux__)
    const int memory = memfd_create("poolscope-board", MFD_CLOEXEC);
    if (memory >= 0 || errno == EMFILE || errno == ENFILE)
        return memory;
    const int shared = openUnlinkedFile("/dev/shm");
    if (shared >= 0)
        return shared;
#endif
    const char* folder = std::getenv("TMPDIR");
    return openUnlinkedFile(folder != nullptr && *folder != '\0' ? folder : "/tmp");
}

std::byte* mapShared(int fd, std::uint64_t bytes) {
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<std::byte*>(memory);
}

/// Whether sizes and offsets are those that this program would have chosen.
bool isSound(const BoardHeader& header, std::uint64_t fileBytes) {
    return header.magic == BoardMagic && header.version == BoardVersion &&
           header.processSlots <= MostProcessSlots && header.faultCount <= MostFaults &&
           header.bytes == fileBytes &&
           header.chunksOffset == sizeof(BoardHeader) + header.processSlots * sizeof(ProcessSlot) &&
           header.chunks <= fileBytes / sizeof(ChunkSlot) &&
           header.size <= fileBytes / sizeof(std::uint64_t) &&
           header.resultsOffset ==
               roundedUp(header.chunksOffset + header.chunks * sizeof(ChunkSlot), Page) &&
           header.bytes ==
               roundedUp(header.resultsOffset + header.size * sizeof(std::uint64_t), Page);
}

} // namespace

std::uint32_t Board::slotsFor(std::uint32_t processes) {
    return processes + std::max(processes, 16U);
}

std::uint64_t Board::bytesFor(const BoardSpec& spec) {
    BoardHeader header;
    return placeHeader(&header, spec)->bytes;
}

std::unique_ptr<Board> Board::create(const BoardSpec& spec) {
    const std::uint64_t bytes = bytesFor(spec);
    const int fd = openNamelessMemory();
    if (fd < 0)
        return nullptr;
    std::byte* memory = nullptr;
    if (ftruncate(fd, static_cast<off_t>(bytes)) == 0)
        memory = mapShared(fd, bytes);
    if (memory == nullptr) {
        const int reason = errno;
        close(fd);
        errno = reason;
        return nullptr;
    }
    placeHeader(memory, spec);
    return std::unique_ptr<Board>(new Board(fd, memory, bytes));
}

std::unique_ptr<Board> Board::attach(int fd) {
    struct stat file {};

    std::byte* memory = nullptr;
    std::uint64_t bytes = 0;
    if (fstat(fd, &file) == 0 && file.st_size >= static_cast<off_t>(sizeof(BoardHeader))) {
        bytes = static_cast<std::uint64_t>(file.st_size);
        memory = mapShared(fd, bytes);
    }
    if (memory == nullptr) {
        close(fd);
        return nullptr;
    }
    if (!isSound(*std::launder(reinterpret_cast<BoardHeader*>(memory)), bytes)) {
        munmap(memory, bytes);
        close(fd);
        return nullptr;
    }
    return std::unique_ptr<Board>(new Board(fd, memory, bytes));
}

Board::Board(int fd, std::byte* memory, std::size_t bytes)
    : m_fd(fd)
    , m_memory(memory)
    , m_bytes(bytes)
    , m_header(std::launder(reinterpret_cast<BoardHeader*>(memory))) {
    // Zeroed memory is a valid value of every slot: atomics of integers without padding.
    m_processes = {reinterpret_cast<ProcessSlot*>(memory + sizeof(BoardHeader)),
                   m_header->processSlots};
    m_chunks = {reinterpret_cast<ChunkSlot*>(memory + m_header->chunksOffset), m_header->chunks};
    m_results = {reinterpret_cast<std::uint64_t*>(memory + m_header->resultsOffset),
                 m_header->size};
}

std::shared_ptr<void> Board::keepOnlyResults() {
    if (m_results.empty())
        return nullptr;
    const auto before = static_cast<std::size_t>(m_header->resultsOffset); // whole pages
    std::shared_ptr<void> rest(m_memory, [before](void* memory) {
#if defined(__linux__)
        madvise(memory, before, MADV_REMOVE); // else it stays as long as the results
#endif
        munmap(memory, before);
    });
    m_memory += before;
    m_bytes -= before;
    m_header = nullptr;
    m_processes = {};
    m_chunks = {};
    close(std::exchange(m_fd, -1));
    return rest;
}

Board::~Board() {
    munmap(m_memory, m_bytes);
    if (m_fd >= 0)
        close(m_fd);
}

PositionRange Board::range(std::uint64_t index) const {
    const auto positionOf = [this](std::uint64_t i) -> std::uint64_t {
        if (i >= m_chunks.size())
            return m_header->size;
        return m_header->uniformCount > 0 ? i * m_header->uniformCount : m_chunks[i].position;
    };
    const std::uint64_t position = positionOf(index);
    return {position, positionOf(index + 1) - position};
}

} // namespace poolscope
