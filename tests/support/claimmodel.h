#pragma once

#include "core/pool/mapledger.h"
#include "tests/support/claimsteps.h"

#include <QString>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

// A map with deaths as a game of single moves, for a check of everything that can happen. The
// board, the steps, their order and the ledger are the product's own; the model adds who is about
// to do what, and the messages that are under way. Its driver does what ProcessPool does.

namespace poolscope {

struct ClaimShape {
    int workers = 2;
    int chunks = 2;
    int deaths = 1;
    bool frees = true;            ///< otherwise owned chunks are abandoned: a pool that hangs
    bool replacementsLook = true; ///< otherwise they draw, and only the idle look
    Flaw flaw = Flaw::None;
};

constexpr std::size_t MostModelSlots = 6;
constexpr std::size_t MostModelChunks = 4;

/// What a board says, without its times: only whether there are stamps.
struct BoardWords {
    struct Chunk {
        std::uint32_t state = 0;
        std::uint8_t previous = 0;
        bool started = false;
        bool finished = false;
        bool written = false; ///< its result is right
        friend bool operator==(const Chunk&, const Chunk&) = default;
    };

    struct Process {
        std::uint8_t drawnChunk = 0;
        std::uint8_t lastChunk = 0;
        friend bool operator==(const Process&, const Process&) = default;
    };

    std::uint8_t nextChunk = 0;
    std::array<Chunk, MostModelChunks> chunks = {};
    std::array<Process, MostModelSlots> processes = {};
    friend bool operator==(const BoardWords&, const BoardWords&) = default;
};

struct ModelWorker {
    enum class Life : std::uint8_t { Alive, Dead, Settled }; ///< Dead: the driver has not noticed
    enum class Doing : std::uint8_t { Calling, Writing, Telling, Waiting };

    Life life = Life::Alive;
    Doing doing = Doing::Calling;
    bool looks = false; ///< otherwise it draws
    BegunCall call;
    std::uint8_t lookedAt = 0; ///< where the next look goes on
    std::uint8_t chunk = 0;    ///< that it writes the result of
    std::uint8_t orders = 0;   ///< "look", not yet read
    std::uint8_t answers = 0;  ///< "idle", not yet read
    // What the check knows and nobody else.
    std::uint8_t holds = 0; ///< the chunk that it owns, plus one; 0: none
    bool hasLinked = false; ///< that chunk
    std::uint8_t finishedCount = 0;
    std::array<std::uint8_t, MostModelChunks> finished = {}; ///< oldest first
};

struct ModelState {
    BoardWords board;
    std::uint8_t members = 0; ///< worker processes, the dead included
    std::array<ModelWorker, MostModelSlots> workers = {};
    std::uint8_t deaths = 0;
    std::uint8_t settling = 0; ///< the dead process that the driver is about to settle, plus one
    std::uint8_t freeing = 0;  ///< the chunk that it frees for that, plus one
    bool cleared = false;      ///< the first of the two steps of freeing is done
    bool hasLooked = false;    ///< a look has ended since the last death was settled
    bool mapped = false;       ///< the driver takes the map for done
    std::array<std::uint8_t, MostModelChunks> losses = {}; ///< how often each chunk was lost
    int ledger = 0;                                        ///< which of the model's ledgers
};

struct ModelMove {
    enum class What : std::uint8_t { Step, Die, HearIdle, NoticeDeath, GoOnSettling };
    What what = What::Step;
    std::uint8_t worker = 0;
};

class ClaimModel {
public:
    explicit ClaimModel(const ClaimShape& shape);

    [[nodiscard]] ModelState start();
    /// All that can happen next; nothing once the map is taken for done.
    [[nodiscard]] std::vector<ModelMove> moves(const ModelState& state) const;
    /// What becomes of @p state; board() holds it then.
    [[nodiscard]] ModelState after(const ModelState& state, ModelMove move);
    /// "process 2 announces chunk 1"
    [[nodiscard]] QString textOf(const ModelState& state, ModelMove move);
    /// Whether processes that are left alone from here on do what the model says they do: the first
    /// of them that does not, counted from 1; 0 if all do.
    [[nodiscard]] int driftingProcess(const ModelState& state);

    [[nodiscard]] const ClaimShape& shape() const { return m_shape; }

    [[nodiscard]] const Board& board() const { return *m_board; }

private:
    void load(const BoardWords& words);
    [[nodiscard]] BoardWords saved() const;
    [[nodiscard]] bool canStep(const ModelWorker& worker) const;
    void step(ModelWorker& worker, std::size_t at);
    void goOnCalling(ModelWorker& worker, std::size_t at);
    void takeReturned(ModelWorker& worker, const Continuation& call) const;
    void hearIdle(ModelState& state, std::size_t at, MapLedger& ledger) const;
    void noticeDeath(ModelState& state, std::size_t at, MapLedger& ledger) const;
    void goOnSettling(ModelState& state, MapLedger& ledger) const;
    void settle(ModelState& state, MapLedger& ledger, bool freed) const;
    void goOn(ModelState& state, MapLedger& ledger) const;
    [[nodiscard]] int idOf(const MapLedger& ledger);

    ClaimShape m_shape;
    ClaimFlow m_flow;
    std::unique_ptr<Board> m_board;
    std::map<MapLedger, int> m_ledgerIds;
    std::vector<MapLedger> m_ledgers;
};

} // namespace poolscope
