#include "tests/support/claimflow.h"

#include "core/board/claimorder.h"

#include <QtGlobal>

namespace poolscope {

namespace {

/// Stands where a Claimer would: the steps that were taken return what they returned, and the first
/// one that was not is thrown.
class Recalled {
public:
    explicit Recalled(const BegunCall& call)
        : m_call(call) {}

    std::uint64_t draw() { return recall({StepKind::Draw}); }

    std::uint32_t readState(std::uint64_t index) { return recall(at(StepKind::ReadState, index)); }

    void announce(std::uint64_t index) { recall(at(StepKind::Announce, index)); }

    bool swapToOwned(std::uint64_t index, std::uint32_t word) {
        return recall(at(StepKind::SwapToOwned, index, word)) != 0;
    }

    void stampStart(std::uint64_t index) { recall(at(StepKind::StampStart, index)); }

    void link(std::uint64_t index) { recall(at(StepKind::Link, index)); }

    std::int64_t stampEnd(std::uint64_t index) { return recall(at(StepKind::StampEnd, index)); }

    void publish(std::uint64_t index) { recall(at(StepKind::Publish, index)); }

private:
    static Step at(StepKind kind, std::uint64_t index, std::uint32_t word = 0) {
        return {kind, static_cast<std::uint8_t>(index), word};
    }

    std::uint32_t recall(const Step& step) {
        Q_ASSERT(m_recalled < BegunCall::MostSteps);
        if (m_recalled == m_call.steps)
            throw step; // caught by continuationOf(), a few lines below
        return m_call.returned[m_recalled++];
    }

    const BegunCall& m_call;
    std::size_t m_recalled = 0;
};

Continuation continuationOf(const BegunCall& call, std::uint64_t chunks) {
    Recalled steps(call);
    std::uint64_t lookedAt = call.lookedAt;
    try {
        std::optional<std::uint64_t> claimed;
        switch (call.function) {
        case BegunCall::Function::ClaimNext:
            claimed = inorder::claimNext(steps, chunks);
            break;
        case BegunCall::Function::ClaimFreed:
            claimed = inorder::claimFreed(steps, chunks, lookedAt);
            break;
        case BegunCall::Function::Finish:
            inorder::finish(steps, call.chunk);
        }
        Continuation returns{std::nullopt, std::nullopt, static_cast<std::uint8_t>(lookedAt)};
        if (claimed)
            returns.claimed = static_cast<std::uint8_t>(*claimed);
        return returns;
    } catch (const Step& next) {
        return {next, std::nullopt, call.lookedAt};
    }
}

} // namespace

const Continuation& ClaimFlow::after(const BegunCall& call) {
    const auto known = m_known.find(call);
    if (known != m_known.end())
        return known->second;
    return m_known.emplace(call, continuationOf(call, m_chunks)).first->second;
}

} // namespace poolscope
