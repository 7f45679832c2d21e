#include "core/pool/preflight.h"

#include "core/board/board.h"
#include "core/machine/machinelimits.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/record/runrecord.h"
#include "core/worker/workeridentity.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <limits>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace poolscope {

namespace {

/// Pipes for stdin and stdout, a handle on the process itself, and a pipe that tells whether it
/// could be started: read when all have been.
constexpr quint64 FilesPerProcess = 4;
/// The boards, what is open for a moment while a process is started, files of results.
constexpr quint64 FilesForTheRest = 16;
/// The driver's own memory besides board and record.
constexpr quint64 AddressesForTheRest = 8'000'000;

/// So little memory is there where a program of this size has started; to ask for it takes longer
/// than to use it.
constexpr quint64 MemoryNotAskedFor = 2'000'000;

/// Whether the open file @p fd holds @p text. Reads no further than to where it stands.
bool holds(int fd, std::string_view text) {
    std::array<char, 4096> block;
    std::string window;
    while (window.find(text) == std::string::npos) {
        // What the next block may continue stays.
        window.erase(0, window.size() - std::min(window.size(), text.size() - 1));
        const ssize_t got = read(fd, block.data(), block.size());
        if (got <= 0)
            return false;
        window.append(block.data(), static_cast<std::size_t>(got));
    }
    return true;
}

/// Asks the system itself, since it is asked before every run: QFileInfo and QFile take ten times
/// as long for it, and of a command line's whole run 1 %.
std::optional<Problem> unfitWorker(const QString& program) {
    const auto problem = [&program](ProblemKind kind) {
        return Problem{Field::Machine, kind, program};
    };
    const QByteArray path = QFile::encodeName(program);

    struct stat file {};

    if (stat(path.constData(), &file) != 0)
        return problem(ProblemKind::WorkerMissing);
    if (!S_ISREG(file.st_mode) || access(path.constData(), X_OK) != 0)
        return problem(ProblemKind::WorkerNotRunnable);
    const int fd = open(path.constData(), O_RDONLY | O_CLOEXEC);
    const bool isOurs = fd >= 0 && holds(fd, WorkerIdentity().text());
    if (fd >= 0)
        close(fd);
    return isOurs ? std::nullopt : std::optional(problem(ProblemKind::WorkerForeign));
}

std::optional<Problem> tooManyChunks(const RunConfig& config) {
    // The board numbers chunks from 1 in 32 bits.
    constexpr quint64 MostChunks = std::numeric_limits<quint32>::max();
    const quint64 chunks = ChunkPlan(config).chunks();
    if (chunks <= MostChunks)
        return std::nullopt;
    return Problem{Field::Schedule, ProblemKind::TooManyChunks, QString::number(chunks), 0,
                   MostChunks};
}

quint64 boardBytes(const RunConfig& config) {
    return Board::bytesFor(boardSpec(config, ChunkPlan(config), 0.0));
}

/// What the driver maps: the serial measurement's board is there until the run has ended.
quint64 addressesNeeded(const RunConfig& config, const RunWishes& wishes) {
    const quint64 serial =
        wishes.measureSerial
            ? Board::bytesFor({config.input.first, config.input.size, 0, 0, 1, {config.work}})
            : 0;
    return memoryNeeded(config) + serial + AddressesForTheRest;
}

std::optional<Problem> tooLittleMemory(const RunConfig& config, const RunWishes& wishes,
                                       const MachineLimits& limits, quint64 givenBack) {
    const auto problem = [&config](ProblemKind kind, quint64 needed, const Room& room) {
        return Problem{Field::Size, kind,      QString::number(config.input.size),
                       needed,      room.left, room.by};
    };
    // The board is a file to the system, though it has no name and takes no disk.
    const std::optional<quint64> largest = MachineLimits::fileSize();
    if (const quint64 board = boardBytes(config); largest && board > *largest)
        return problem(ProblemKind::BoardTooLarge, board, {*largest, LimitedBy::Account});
    const std::optional<quint64> addresses = limits.addresses();
    if (const quint64 needed = addressesNeeded(config, wishes);
        addresses && needed > *addresses + givenBack)
        return problem(ProblemKind::NotEnoughMemory, needed,
                       {*addresses + givenBack, LimitedBy::Account});
    const quint64 needed = memoryNeeded(config);
    if (needed <= MemoryNotAskedFor)
        return std::nullopt;
    const std::optional<Room> room = limits.memory();
    if (room && needed > room->left + givenBack)
        return problem(ProblemKind::NotEnoughMemory, needed, {room->left + givenBack, room->by});
    return std::nullopt;
}

std::optional<Problem> tooManyProcesses(int processes, const MachineLimits& limits) {
    const auto needed = static_cast<quint64>(processes);
    const std::optional<Room> room = limits.processes(needed);
    if (!room || needed <= room->left)
        return std::nullopt;
    return Problem{Field::Processes,
                   ProblemKind::TooManyProcesses,
                   QString::number(processes),
                   needed,
                   room->left,
                   room->by};
}

quint64 filesNeeded(int processes) {
    return static_cast<quint64>(processes) * FilesPerProcess + FilesForTheRest;
}

std::optional<Problem> tooManyOpenFiles(int processes) {
    const std::optional<OpenFileLimits> limits = MachineLimits::openFiles();
    if (!limits)
        return std::nullopt;
    const quint64 needed = filesNeeded(processes);
    const quint64 left = MachineLimits::unopenedFiles(limits->soft, needed);
    // The soft limit is raised when the run starts.
    if (left >= needed || left + limits->hard - limits->soft >= needed)
        return std::nullopt;
    return Problem{Field::Processes, ProblemKind::TooManyOpenFiles, QString::number(processes),
                   needed + limits->soft - left, limits->hard};
}

} // namespace

quint64 memoryNeeded(const RunConfig& config) {
    return boardBytes(config) + ChunkPlan(config).chunks() * sizeof(ChunkEvent);
}

std::optional<Problem> preflight(const RunConfig& config, const RunWishes& wishes,
                                 const QString& workerProgram, quint64 givenBack) {
    // In the order in which one would want to hear of them; each is asked only if all before is
    // well.
    if (const auto problem = unfitWorker(workerProgram))
        return problem;
    if (const auto problem = tooManyChunks(config))
        return problem;
    const MachineLimits limits;
    if (const auto problem = tooLittleMemory(config, wishes, limits, givenBack))
        return problem;
    if (const auto problem = tooManyProcesses(config.processes, limits))
        return problem;
    return tooManyOpenFiles(config.processes);
}

void raiseFileLimit(int processes) {
    const std::optional<OpenFileLimits> limits = MachineLimits::openFiles();
    if (!limits || limits->soft >= limits->hard)
        return;
    const quint64 needed = filesNeeded(processes);
    if (MachineLimits::unopenedFiles(limits->soft, needed) >= needed)
        return;
    const rlimit raised{limits->hard, limits->hard};
    setrlimit(RLIMIT_NOFILE, &raised); // refused: the processes' starts will tell
}

} // namespace poolscope
