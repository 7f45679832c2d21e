#include "tests/support/claimsteps.h"

#include "core/board/claimorder.h"

#include <QtGlobal>

namespace poolscope {

namespace {

std::uint32_t take(Claimer claimer, const Step& step) {
    switch (step.kind) {
    case StepKind::Draw:
        return static_cast<std::uint32_t>(claimer.draw());
    case StepKind::ReadState:
        return claimer.readState(step.index);
    case StepKind::Announce:
        claimer.announce(step.index);
        break;
    case StepKind::SwapToOwned:
        return claimer.swapToOwned(step.index, step.word) ? 1 : 0;
    case StepKind::StampStart:
        claimer.stampStart(step.index);
        break;
    case StepKind::Link:
        claimer.link(step.index);
        break;
    case StepKind::StampEnd:
        claimer.stampEnd(step.index);
        break;
    case StepKind::Publish:
        claimer.publish(step.index);
    }
    return 0;
}

std::uint32_t swapBlindly(const Board& board, std::uint32_t slot, const Step& step) {
    ChunkState state = ChunkState::fromWord(step.word);
    state.phase = ChunkPhase::Owned;
    state.process = slot;
    board.chunks()[step.index].state.store(state.word());
    return 1;
}

/// The steps of a release in the order that is asked for.
struct ReleaseStep {
    Releaser releaser;
    bool wanted = false; ///< the next one is

    void clearStamps() { takeOr(&Releaser::clearStamps); }

    void markFree() { takeOr(&Releaser::markFree); }

    void takeOr(void (Releaser::*step)()) {
        if (wanted)
            (releaser.*step)();
        wanted = !wanted;
    }
};

} // namespace

std::uint32_t takeStep(const Board& board, std::uint32_t slot, const Step& step, Flaw flaw) {
    const Claimer claimer(board, slot);
    const auto taken = [&](StepKind kind) { return take(claimer, {kind, step.index, step.word}); };
    if (flaw == Flaw::AnnouncesLate && step.kind == StepKind::Announce)
        return 0;
    if (flaw == Flaw::AnnouncesLate && step.kind == StepKind::StampStart)
        taken(StepKind::Announce);
    if (flaw == Flaw::LinksBeforeOwning && step.kind == StepKind::Announce)
        taken(StepKind::Link);
    if (flaw == Flaw::LinksBeforeOwning && step.kind == StepKind::Link)
        return 0;
    if (flaw == Flaw::SwapsBlindly && step.kind == StepKind::SwapToOwned)
        return swapBlindly(board, slot, step);
    if (flaw == Flaw::PublishesUnstamped && step.kind == StepKind::StampEnd)
        return 0;
    return take(claimer, step);
}

void takeReleaseStep(ChunkSlot& chunk, bool first, Flaw flaw) {
    const bool inOrder = flaw != Flaw::FreesBeforeClearing;
    inorder::release(ReleaseStep{Releaser(chunk), first == inOrder});
}

const char* verbOf(StepKind kind) {
    switch (kind) {
    case StepKind::Draw:
        return "draws";
    case StepKind::ReadState:
        return "reads the state of";
    case StepKind::Announce:
        return "announces";
    case StepKind::SwapToOwned:
        return "tries to own";
    case StepKind::StampStart:
        return "stamps the start of";
    case StepKind::Link:
        return "links";
    case StepKind::StampEnd:
        return "stamps the end of";
    case StepKind::Publish:
        return "publishes";
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
