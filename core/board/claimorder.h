#pragma once

#include "core/board/chunkstate.h"

#include <cstdint>
#include <optional>

// The order of the steps of claiming and releasing (claim.h says what each step does), written over
// whoever takes them: the Claimer of a worker process, the driver, or a check that stops between
// any two of them. Nothing here is remembered between two steps but what they returned.

namespace poolscope::inorder {

/// Asks before it announces and swaps: a look passes by most chunks.
template<typename Steps>
bool own(Steps& steps, std::uint64_t index) {
    const std::uint32_t word = steps.readState(index);
    if (ChunkState::fromWord(word).phase != ChunkPhase::Free)
        return false;
    steps.announce(index);
    if (!steps.swapToOwned(index, word))
        return false;
    steps.stampStart(index);
    steps.link(index);
    return true;
}

template<typename Steps>
std::optional<std::uint64_t> claimNext(Steps& steps, std::uint64_t chunks) {
    for (;;) {
        const std::uint64_t drawn = steps.draw();
        if (drawn >= chunks)
            return std::nullopt;
        if (own(steps, drawn))
            return drawn;
    }
}

template<typename Steps>
std::optional<std::uint64_t> claimFreed(Steps& steps, std::uint64_t chunks,
                                        std::uint64_t& lookedAt) {
    for (; lookedAt < chunks; ++lookedAt) {
        if (own(steps, lookedAt))
            return lookedAt++;
    }
    lookedAt = 0;
    return std::nullopt;
}

template<typename Steps>
std::int64_t finish(Steps& steps, std::uint64_t index) {
    const std::int64_t now = steps.stampEnd(index);
    steps.publish(index);
    return now;
}

template<typename Steps>
void release(Steps&& steps) {
    steps.clearStamps();
    steps.markFree();
}

} // namespace poolscope::inorder
