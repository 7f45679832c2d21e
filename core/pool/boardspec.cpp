#include "core/pool/boardspec.h"

#include "core/board/chunkstate.h"
#include "core/plan/chunkplan.h"

namespace poolscope {

BoardSpec boardSpec(const RunConfig& config, const ChunkPlan& plan, double iterationsPerUs) {
    BoardSpec spec{config.input.first,
                   config.input.size,
                   plan.chunks(),
                   plan.uniformCount(),
                   static_cast<std::uint32_t>(config.processes),
                   {config.work, iterationsPerUs},
                   config.recovery.faults};
    // Without a limit of deaths there may be very many; slots that are not used take no memory.
    if (config.recovery.retries == 0)
        spec.processSlots = MostProcessSlots;
    return spec;
}

std::unique_ptr<Board> makeBoard(const RunConfig& config, const ChunkPlan& plan,
                                 double iterationsPerUs) {
    auto board = Board::create(boardSpec(config, plan, iterationsPerUs));
    if (!board || plan.uniformCount() > 0)
        return board;
    for (quint64 i = 0; i < plan.chunks(); ++i)
        board->chunks()[i].position = static_cast<std::uint32_t>(plan.chunk(i).position);
    return board;
}

} // namespace poolscope
