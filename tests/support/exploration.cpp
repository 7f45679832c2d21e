#include "tests/support/exploration.h"

#include "tests/support/claimrules.h"

#include <QStringList>

#include <algorithm>
#include <unordered_map>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// A state in 128 bits: two states with the same ones are not to be expected in the life of the
/// universe.
struct Fingerprint {
    std::uint64_t one = 0x9e3779b97f4a7c15;
    std::uint64_t other = 0xc2b2ae3d27d4eb4f;
    std::uint64_t pending = 0;
    int pendingBits = 0;

    /// @p value needs at most @p bits.
    void add(std::uint64_t value, int bits) {
        if (pendingBits + bits > 64)
            flush();
        pending |= value << pendingBits;
        pendingBits += bits;
    }

    void flush() {
        one = mixed(one ^ pending);
        other = mixed(other + pending * 0xd6e8feb86659fd93 + static_cast<unsigned>(pendingBits));
        pending = 0;
        pendingBits = 0;
    }

    /// The finalizer of splitmix64.
    static std::uint64_t mixed(std::uint64_t x) {
        x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
        x = (x ^ x >> 27) * 0x94d049bb133111eb;
        return x ^ x >> 31;
    }

    friend bool operator==(const Fingerprint& a, const Fingerprint& b) {
        return a.one == b.one && a.other == b.other;
    }
};

void addBoard(Fingerprint& print, const ModelState& state, std::size_t chunks) {
    print.add(state.board.nextChunk, 8);
    for (std::size_t i = 0; i < chunks; ++i) {
        const BoardWords::Chunk& chunk = state.board.chunks[i];
        print.add(chunk.state, 32);
        print.add(chunk.previous, 8);
        print.add(
            (chunk.started ? 1U : 0U) + (chunk.finished ? 2U : 0U) + (chunk.written ? 4U : 0U), 3);
        print.add(state.losses[i], 4);
    }
}

void addWorker(Fingerprint& print, const BoardWords::Process& words, const ModelWorker& worker) {
    print.add(words.drawnChunk, 8);
    print.add(words.lastChunk, 8);
    print.add(worker.holds, 4);
    print.add(worker.hasLinked ? 1 : 0, 1);
    print.add(worker.finishedCount, 4);
    for (std::size_t i = 0; i < worker.finishedCount; ++i)
        print.add(worker.finished[i], 4);
    print.add(worker.answers, 4);
    print.add(worker.orders, 4);
    print.add(static_cast<std::uint64_t>(worker.doing), 2);
    print.add(worker.looks ? 1 : 0, 1);
    print.add(worker.chunk, 4);
    print.add(worker.lookedAt, 4);
    print.add(static_cast<std::uint64_t>(worker.call.function), 2);
    print.add(worker.call.chunk, 4);
    print.add(worker.call.lookedAt, 4);
    print.add(worker.call.steps, 8);
    for (std::size_t i = 0; i < worker.call.steps; ++i)
        print.add(worker.call.returned[i], 32);
}

Fingerprint printOf(const ModelState& state, const ClaimShape& shape) {
    Fingerprint print;
    addBoard(print, state, static_cast<std::size_t>(shape.chunks));
    for (std::size_t i = 0; i < state.members; ++i) {
        const bool isGone = state.workers[i].life == ModelWorker::Life::Settled;
        print.add(static_cast<std::uint64_t>(state.workers[i].life), 2);
        // What became of who is gone is never read again.
        if (!isGone || shape.flaw == Flaw::FreesTheLiving)
            addWorker(print, state.board.processes[i], state.workers[i]);
    }
    print.add(state.settling, 4);
    print.add(state.freeing, 4);
    print.add((state.cleared ? 1U : 0U) + (state.hasLooked ? 2U : 0U) + (state.mapped ? 4U : 0U),
              3);
    print.add(state.deaths, 4);
    print.add(static_cast<std::uint64_t>(state.ledger), 32);
    print.flush();
    return print;
}

struct ByFirstHalf {
    std::size_t operator()(const Fingerprint& print) const { return print.one; }
};

class Explorer {
public:
    Explorer(const ClaimShape& shape, std::size_t mostStates)
        : m_model(shape)
        , m_mostStates(mostStates) {}

    Exploration run() {
        visit(m_model.start());
        if (!m_found.fault.isEmpty())
            m_found.fault = m_found.fault + u'\n' + m_history.join(u'\n');
        return m_found;
    }

private:
    enum class Mark : bool { OnTheWay, Left };

    void visit(const ModelState& state);
    void follow(const ModelState& state, ModelMove move);
    [[nodiscard]] QString faultAt(const ModelState& state);

    bool fail(const QString& fault) {
        if (m_found.fault.isEmpty())
            m_found.fault = fault;
        return !m_found.fault.isEmpty();
    }

    ClaimModel m_model;
    std::size_t m_mostStates;
    std::unordered_map<Fingerprint, Mark, ByFirstHalf> m_seen;
    std::size_t m_depth = 0;
    Exploration m_found;
    QStringList m_history; ///< of a fault, made on the way back from it
};

QString Explorer::faultAt(const ModelState& state) {
    if (m_seen.size() > m_mostStates)
        return u"more states than expected"_s;
    if (m_model.shape().flaw != Flaw::None)
        return {};
    const int drifting = m_model.driftingProcess(state);
    return drifting == 0 ? QString()
                         : u"process %1 does not do what the model says"_s.arg(drifting);
}

void Explorer::visit(const ModelState& state) {
    const Fingerprint print = printOf(state, m_model.shape());
    const auto [at, isNew] = m_seen.try_emplace(print, Mark::OnTheWay);
    if (!isNew) {
        if (at->second == Mark::OnTheWay)
            fail(u"a state comes back: this can go on for ever"_s);
        return;
    }
    ++m_found.states;
    m_found.longestWay = std::max(m_found.longestWay, m_depth);
    if (fail(faultAt(state)))
        return;
    const std::vector<ModelMove> moves = m_model.moves(state);
    const bool rests = std::all_of(moves.begin(), moves.end(), [](const ModelMove& move) {
        return move.what == ModelMove::What::Die;
    });
    if (rests && fail(faultAtEnd(state, m_model.shape())))
        return;
    m_found.ends += state.mapped ? 1 : 0;
    for (const ModelMove& move : moves) {
        follow(state, move);
        if (!m_found.fault.isEmpty()) {
            m_history.prepend(m_model.textOf(state, move));
            return;
        }
    }
    m_seen[print] = Mark::Left;
}

void Explorer::follow(const ModelState& state, ModelMove move) {
    const ModelState next = m_model.after(state, move);
    ++m_found.moves;
    if (fail(faultOf(state, move, next)) || fail(faultIn(next, m_model.board(), m_model.shape())))
        return;
    ++m_depth;
    visit(next);
    --m_depth;
}

} // namespace

Exploration explore(const ClaimShape& shape, std::size_t mostStates) {
    return Explorer(shape, mostStates).run();
}

} // namespace poolscope
