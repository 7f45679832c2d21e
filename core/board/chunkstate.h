#pragma once

#include <cstdint>

namespace poolscope {

enum class ChunkPhase : std::uint32_t { Free = 0, Owned = 1, Done = 2 };

/// The atomic word of a chunk taken apart: 2 bits phase, 14 bits process slot, 16 bits the number
/// of attempts that ended without result. A fresh board is all zeros: every chunk free, no attempt.
struct ChunkState {
    ChunkPhase phase = ChunkPhase::Free;
    std::uint32_t process = 0; ///< slot of the owner, 0 …; only if owned or done
    std::uint32_t failedAttempts = 0;

    [[nodiscard]] static constexpr ChunkState fromWord(std::uint32_t word) {
        return {static_cast<ChunkPhase>(word & 3U), (word >> 2) & 0x3fffU, word >> 16};
    }

    [[nodiscard]] constexpr std::uint32_t word() const {
        return static_cast<std::uint32_t>(phase) | process << 2 | failedAttempts << 16;
    }

    friend constexpr bool operator==(const ChunkState&, const ChunkState&) = default;
};

inline constexpr std::uint32_t MostProcessSlots = 1U << 14;
inline constexpr std::uint32_t MostFailedAttempts = (1U << 16) - 1;

} // namespace poolscope
