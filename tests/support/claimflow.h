#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>

// The product's own order of the steps of claiming (core/board/claimorder.h), made to stop before
// each step: so that a check of all interleavings runs the real order, not a copy of it.

namespace poolscope {

enum class StepKind : std::uint8_t {
    Draw,
    ReadState,
    Announce,
    SwapToOwned,
    StampStart,
    Link,
    StampEnd,
    Publish,
};

/// A step that a worker process is about to take.
struct Step {
    StepKind kind = StepKind::Draw;
    std::uint8_t index = 0; ///< of the chunk; unused for Draw
    std::uint32_t word = 0; ///< only for SwapToOwned
};

/// A call of claimNext(), claimFreed() or finish() that has come so far: all that such a call can
/// know is what its steps have returned.
struct BegunCall {
    enum class Function : std::uint8_t { ClaimNext, ClaimFreed, Finish };
    static constexpr std::size_t MostSteps = 24;

    Function function = Function::ClaimNext;
    std::uint8_t chunk = 0;    ///< only for Finish
    std::uint8_t lookedAt = 0; ///< when the call began; only for ClaimFreed
    std::uint8_t steps = 0;    ///< taken so far
    std::array<std::uint32_t, MostSteps> returned = {};

    friend auto operator<=>(const BegunCall&, const BegunCall&) = default;
};

/// How a call goes on.
struct Continuation {
    std::optional<Step> step;            ///< the next one; nothing: the call returns
    std::optional<std::uint8_t> claimed; ///< what it returns
    std::uint8_t lookedAt = 0;           ///< as it leaves it
};

/// Tells how calls of claiming go on, on a board of so many chunks.
class ClaimFlow {
public:
    explicit ClaimFlow(int chunks)
        : m_chunks(static_cast<std::uint64_t>(chunks)) {}

    [[nodiscard]] const Continuation& after(const BegunCall& call);

private:
    std::uint64_t m_chunks;
    std::map<BegunCall, Continuation> m_known;
};

} // namespace poolscope
