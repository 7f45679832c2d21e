#include "core/pool/preflight.h"

#include "core/board/board.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/runenvironment.h"
#include "core/record/runrecord.h"

#include <QFileInfo>

#include <limits>
#include <sys/resource.h>

namespace poolscope {

namespace {

/// Pipes for stdin and stdout and a handle on the process itself, and one to spare.
constexpr quint64 DescriptorsPerProcess = 4;
constexpr quint64 DescriptorsForTheRest = 64;

std::optional<Problem> tooFewDescriptors(int processes) {
    const quint64 needed =
        static_cast<quint64>(processes) * DescriptorsPerProcess + DescriptorsForTheRest;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return std::nullopt;
    if (limit.rlim_max >= needed) {
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limit) == 0)
            return std::nullopt;
    }
    return Problem{Field::Processes, ProblemKind::TooManyOpenFiles, QString::number(processes),
                   needed, limit.rlim_max};
}

} // namespace

quint64 memoryNeeded(const RunConfig& config) {
    const ChunkPlan plan(config);
    const quint64 board = Board::bytesFor(boardSpec(config, plan));
    return board + plan.chunks() * sizeof(ChunkEvent);
}

std::optional<Problem> preflight(const RunConfig& config, const RunEnvironment& environment) {
    const QFileInfo worker(environment.workerProgram());
    if (!worker.isFile() || !worker.isExecutable()) {
        return Problem{Field::Machine, ProblemKind::WorkerMissing, environment.workerProgram()};
    }
    // The board numbers chunks from 1 in 32 bits.
    const quint64 chunks = ChunkPlan(config).chunks();
    constexpr quint64 MostChunks = std::numeric_limits<quint32>::max();
    if (chunks > MostChunks)
        return Problem{Field::Schedule, ProblemKind::TooManyChunks, QString::number(chunks), 0,
                       MostChunks};
    const quint64 needed = memoryNeeded(config);
    const std::optional<quint64> available = availableMemory();
    if (available && needed > *available) {
        return Problem{Field::Size, ProblemKind::NotEnoughMemory, QString::number(config.size),
                       needed, *available};
    }
    return tooFewDescriptors(config.processes);
}

} // namespace poolscope
