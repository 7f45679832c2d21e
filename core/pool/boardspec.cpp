#include "core/pool/boardspec.h"

#include "core/plan/chunkplan.h"

namespace poolscope {

BoardSpec boardSpec(const RunConfig& config, const ChunkPlan& plan) {
    return {config.first,
            config.size,
            plan.chunks(),
            plan.uniformCount(),
            static_cast<std::uint32_t>(config.processes),
            config.work};
}

std::unique_ptr<Board> makeBoard(const RunConfig& config, const ChunkPlan& plan) {
    auto board = Board::create(boardSpec(config, plan));
    if (!board || plan.uniformCount() > 0)
        return board;
    for (quint64 i = 0; i < plan.chunks(); ++i)
        board->chunks()[i].position = static_cast<std::uint32_t>(plan.chunk(i).position);
    return board;
}

} // namespace poolscope
