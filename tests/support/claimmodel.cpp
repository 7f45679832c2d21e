#include "tests/support/claimmodel.h"

#include "core/work/square.h"
#include "core/worker/chunkloop.h"

#include <algorithm>

namespace poolscope {

using Life = ModelWorker::Life;
using Doing = ModelWorker::Doing;
using Function = BegunCall::Function;

namespace {

constexpr std::uint64_t FirstNumber = 1; // so that no result is 0

std::uint8_t narrow(std::uint64_t value) {
    return static_cast<std::uint8_t>(value);
}

std::unique_ptr<Board> boardFor(const ClaimShape& shape) {
    BoardSpec spec;
    spec.first = FirstNumber;
    spec.size = spec.chunks = static_cast<std::uint64_t>(shape.chunks);
    spec.uniformCount = 1;
    spec.processes = static_cast<std::uint32_t>(shape.workers);
    spec.processSlots = static_cast<std::uint32_t>(shape.workers + shape.deaths);
    Q_ASSERT(spec.processSlots <= MostModelSlots && spec.chunks <= MostModelChunks);
    return Board::create(spec);
}

void beginClaiming(ModelWorker& worker) {
    worker.doing = Doing::Calling;
    worker.call = {worker.looks ? Function::ClaimFreed : Function::ClaimNext, 0, worker.lookedAt};
}

void addMember(ModelState& state, bool looks, MapLedger& ledger) {
    ModelWorker& worker = state.workers[state.members++];
    worker.looks = looks;
    beginClaiming(worker);
    ledger.begins(state.members, looks);
}

/// What the check has to know about a step that was taken.
void note(ModelWorker& worker, const Step& step, std::uint32_t returned) {
    if (step.kind == StepKind::SwapToOwned && returned != 0)
        worker.holds = narrow(step.index + 1U);
    if (step.kind == StepKind::Link)
        worker.hasLinked = true;
    if (step.kind != StepKind::Publish)
        return;
    if (worker.finishedCount < MostModelChunks)
        worker.finished[worker.finishedCount++] = step.index;
    worker.holds = 0;
    worker.hasLinked = false;
}

} // namespace

ClaimModel::ClaimModel(const ClaimShape& shape)
    : m_shape(shape)
    , m_flow(shape.chunks)
    , m_board(boardFor(shape)) {}

ModelState ClaimModel::start() {
    ModelState state;
    MapLedger ledger;
    for (int i = 0; i < m_shape.workers; ++i)
        addMember(state, false, ledger);
    state.ledger = idOf(ledger);
    return state;
}

bool ClaimModel::canStep(const ModelWorker& worker) const {
    const bool runs = worker.life == Life::Alive || m_shape.flaw == Flaw::FreesTheLiving;
    return runs && (worker.doing != Doing::Waiting || worker.orders > 0);
}

std::vector<ModelMove> ClaimModel::moves(const ModelState& state) const {
    using enum ModelMove::What;
    std::vector<ModelMove> moves;
    if (state.mapped)
        return moves;
    // The driver does one thing at a time, while the others go on.
    if (state.settling != 0)
        moves.push_back({GoOnSettling, narrow(state.settling - 1U)});
    for (std::uint8_t i = 0; i < state.members; ++i) {
        const ModelWorker& worker = state.workers[i];
        if (canStep(worker))
            moves.push_back({Step, i});
        // A death is noticed when all that the process said has been read.
        if (state.settling == 0 && worker.answers > 0)
            moves.push_back({HearIdle, i});
        else if (state.settling == 0 && worker.life == Life::Dead)
            moves.push_back({NoticeDeath, i});
        if (state.deaths < m_shape.deaths && worker.life == Life::Alive)
            moves.push_back({Die, i});
    }
    return moves;
}

ModelState ClaimModel::after(const ModelState& before, ModelMove move) {
    ModelState state = before;
    load(before.board);
    MapLedger ledger = m_ledgers[static_cast<std::size_t>(before.ledger)];
    switch (move.what) {
    case ModelMove::What::Step:
        step(state.workers[move.worker], move.worker);
        break;
    case ModelMove::What::Die:
        state.workers[move.worker].life = Life::Dead;
        ++state.deaths;
        break;
    case ModelMove::What::HearIdle:
        hearIdle(state, move.worker, ledger);
        break;
    case ModelMove::What::NoticeDeath:
        noticeDeath(state, move.worker, ledger);
        break;
    case ModelMove::What::GoOnSettling:
        goOnSettling(state, ledger);
    }
    state.board = saved();
    state.ledger = idOf(ledger);
    return state;
}

void ClaimModel::load(const BoardWords& words) {
    m_board->header().nextChunk = words.nextChunk;
    for (std::size_t i = 0; i < m_board->chunks().size(); ++i) {
        ChunkSlot& slot = m_board->chunks()[i];
        slot.state = words.chunks[i].state;
        slot.previous = words.chunks[i].previous;
        slot.startedNs = words.chunks[i].started ? 1 : 0;
        slot.finishedNs = words.chunks[i].finished ? 2 : 0;
        m_board->results()[i] = words.chunks[i].written ? square(FirstNumber + i) : 0;
    }
    for (std::size_t i = 0; i < m_board->processes().size(); ++i) {
        m_board->processes()[i].drawnChunk = words.processes[i].drawnChunk;
        m_board->processes()[i].lastChunk = words.processes[i].lastChunk;
    }
}

BoardWords ClaimModel::saved() const {
    BoardWords words;
    words.nextChunk = narrow(m_board->header().nextChunk);
    for (std::size_t i = 0; i < m_board->chunks().size(); ++i) {
        const ChunkSlot& slot = m_board->chunks()[i];
        words.chunks[i] = {slot.state, narrow(slot.previous), slot.startedNs != 0,
                           slot.finishedNs != 0, m_board->results()[i] == square(FirstNumber + i)};
    }
    for (std::size_t i = 0; i < m_board->processes().size(); ++i) {
        const ProcessSlot& slot = m_board->processes()[i];
        words.processes[i] = {narrow(slot.drawnChunk), narrow(slot.lastChunk)};
    }
    return words;
}

/// A worker process as in ChunkLoop::run() and followOrders().
void ClaimModel::step(ModelWorker& worker, std::size_t at) {
    switch (worker.doing) {
    case Doing::Calling:
        goOnCalling(worker, at);
        break;
    case Doing::Writing:
        m_board->results()[worker.chunk] = square(FirstNumber + worker.chunk);
        worker.doing = Doing::Calling;
        worker.call = {Function::Finish, worker.chunk, 0};
        break;
    case Doing::Telling:
        ++worker.answers;
        worker.doing = Doing::Waiting;
        break;
    case Doing::Waiting:
        --worker.orders;
        worker.looks = true;
        beginClaiming(worker);
        if (!m_flow.after(worker.call).step)
            takeReturned(worker, m_flow.after(worker.call));
    }
}

void ClaimModel::goOnCalling(ModelWorker& worker, std::size_t at) {
    const Step next = *m_flow.after(worker.call).step;
    const std::uint32_t returned =
        takeStep(*m_board, static_cast<std::uint32_t>(at), next, m_shape.flaw);
    note(worker, next, returned);
    worker.call.returned[worker.call.steps++] = returned;
    if (m_flow.after(worker.call).step)
        return;
    if (worker.call.function == Function::Finish) {
        beginClaiming(worker);
        if (m_flow.after(worker.call).step)
            return; // otherwise the look has reached the end without a step
    }
    takeReturned(worker, m_flow.after(worker.call));
}

/// What a call of claimNext() or claimFreed() returned.
void ClaimModel::takeReturned(ModelWorker& worker, const Continuation& call) const {
    if (worker.looks)
        worker.lookedAt = call.lookedAt;
    if (m_shape.flaw == Flaw::LooksOnlyOn && !call.claimed)
        worker.lookedAt = narrow(m_board->chunks().size());
    worker.doing = call.claimed ? Doing::Writing : Doing::Telling;
    worker.chunk = call.claimed.value_or(0);
    worker.call = {};
}

void ClaimModel::hearIdle(ModelState& state, std::size_t at, MapLedger& ledger) const {
    --state.workers[at].answers;
    state.hasLooked = state.hasLooked || state.workers[at].looks;
    ledger.idle(static_cast<int>(at) + 1);
    goOn(state, ledger);
}

/// From here on as RunSession at a memberLost(), and ProcessPool::replace().
void ClaimModel::noticeDeath(ModelState& state, std::size_t at, MapLedger& ledger) const {
    ledger.dies(static_cast<int>(at) + 1);
    state.settling = narrow(at + 1);
    const auto left = unfinishedChunk(*m_board, static_cast<std::uint32_t>(at));
    if (!left || !m_shape.frees) {
        settle(state, ledger, !left);
        return;
    }
    state.freeing = narrow(*left + 1);
    state.cleared = false;
    ++state.losses[*left];
    m_board->results()[*left] = 0; // the next owner is to write it again
}

void ClaimModel::goOnSettling(ModelState& state, MapLedger& ledger) const {
    if (state.freeing == 0) {
        settle(state, ledger, true);
        return;
    }
    takeReleaseStep(m_board->chunks()[state.freeing - 1U], !state.cleared, m_shape.flaw);
    if (state.cleared)
        state.freeing = 0;
    state.cleared = !state.cleared;
}

void ClaimModel::settle(ModelState& state, MapLedger& ledger, bool freed) const {
    const bool counts = freed && m_shape.flaw != Flaw::ForgetsLooks;
    ledger.settle(counts);
    state.workers[state.settling - 1U].life = Life::Settled;
    state.settling = 0;
    state.hasLooked = false;
    addMember(state, counts && m_shape.replacementsLook, ledger);
    goOn(state, ledger);
}

void ClaimModel::goOn(ModelState& state, MapLedger& ledger) const {
    if (m_shape.flaw == Flaw::CountsOldLooks && state.hasLooked) {
        state.mapped = true;
        for (int number = 1; number <= state.members; ++number)
            state.mapped = state.mapped && !ledger.isAtWork(number);
        return;
    }
    const bool tells = m_shape.flaw != Flaw::OrdersNoLook;
    if (const auto looker = tells ? ledger.takeLooker() : std::nullopt)
        ++state.workers[static_cast<std::size_t>(*looker - 1)].orders;
    state.mapped = ledger.isDone();
}

int ClaimModel::idOf(const MapLedger& ledger) {
    const auto [at, isNew] = m_ledgerIds.try_emplace(ledger, static_cast<int>(m_ledgers.size()));
    if (isNew)
        m_ledgers.push_back(ledger);
    return at->second;
}

QString ClaimModel::textOf(const ModelState& state, ModelMove move) {
    const ModelWorker& worker = state.workers[move.worker];
    const QString process = QStringLiteral("process %1 ").arg(move.worker + 1);
    switch (move.what) {
    case ModelMove::What::Die:
        return process + QStringLiteral("dies");
    case ModelMove::What::HearIdle:
        return QStringLiteral("the driver hears that ") + process + QStringLiteral("is idle");
    case ModelMove::What::NoticeDeath:
        return QStringLiteral("the driver notices that ") + process + QStringLiteral("died");
    case ModelMove::What::GoOnSettling:
        return QStringLiteral("the driver goes on to replace ") + process;
    case ModelMove::What::Step:
        break;
    }
    if (worker.doing == Doing::Writing)
        return process + QStringLiteral("writes the result of chunk %1").arg(worker.chunk + 1);
    if (worker.doing == Doing::Telling)
        return process + QStringLiteral("says that it is idle");
    if (worker.doing == Doing::Waiting)
        return process + QStringLiteral("reads the order to look");
    const Step next = *m_flow.after(worker.call).step;
    const QString verb = process + QLatin1StringView(verbOf(next.kind));
    return next.kind == StepKind::Draw ? verb
                                       : verb + QStringLiteral(" chunk %1").arg(next.index + 1);
}

int ClaimModel::driftingProcess(const ModelState& state) {
    for (std::size_t i = 0; i < state.members; ++i) {
        ModelWorker worker = state.workers[i];
        const bool begins = worker.doing == Doing::Calling && worker.call.steps == 0 &&
                            worker.call.function != Function::Finish && worker.lookedAt == 0;
        if (worker.life != Life::Alive || !begins)
            continue;
        load(state.board);
        while (worker.doing != Doing::Telling)
            step(worker, i);
        const BoardWords expected = saved();
        load(state.board);
        ChunkLoop real(*m_board, static_cast<std::uint32_t>(i));
        if (worker.looks)
            real.lookForFreed();
        else
            real.drawAll();
        if (saved() != expected)
            return static_cast<int>(i) + 1;
    }
    load(state.board);
    return 0;
}

} // namespace poolscope
