#include "core/board/claim.h"
#include "tests/support/testcase.h"

using namespace poolscope;

using Found = std::optional<std::uint64_t>;

namespace {

/// Where a process that does its chunks step by step stands when it dies.
enum class Step {
    Begun,
    Drawn,
    StateRead,
    Announced,
    Owned,
    StartStamped,
    Linked,
    EndStamped,
    Published
};

std::unique_ptr<Board> boardOfOnes(std::uint64_t chunks) {
    BoardSpec spec;
    spec.size = spec.chunks = chunks;
    spec.uniformCount = 1;
    spec.processes = 2;
    return Board::create(spec);
}

/// Goes the way of Claimer::claimNext() and finish() as far as @p last.
void claimUntil(Claimer& claimer, Step last) {
    if (last == Step::Begun)
        return;
    const std::uint64_t index = claimer.draw();
    if (last == Step::Drawn)
        return;
    const std::uint32_t word = claimer.readState(index);
    if (last == Step::StateRead)
        return;
    claimer.announce(index);
    if (last == Step::Announced)
        return;
    QVERIFY(claimer.swapToOwned(index, word));
    if (last == Step::Owned)
        return;
    claimer.stampStart(index);
    if (last == Step::StartStamped)
        return;
    claimer.link(index);
    if (last == Step::Linked)
        return;
    claimer.stampEnd(index);
    if (last == Step::EndStamped)
        return;
    claimer.publish(index);
}

bool ownsAt(Step step) {
    return step >= Step::Owned && step < Step::Published;
}

constexpr int Steps = static_cast<int>(Step::Published) + 1;

} // namespace

/// What the driver finds of a process that died between any two steps.
class UnfinishedChunkTest : public TestCase {
    Q_OBJECT

private slots:

    void diedAfterEachStep_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("chunksBefore");
        for (int step = 0; step < Steps; ++step) {
            for (const int before : {0, 1, 3})
                QTest::addRow("step %d of chunk %d", step, before) << step << before;
        }
    }

    void diedAfterEachStep() {
        QFETCH(int, step);
        QFETCH(int, chunksBefore);
        const auto board = boardOfOnes(5);
        Claimer claimer(*board, 1);
        for (int i = 0; i < chunksBefore; ++i)
            claimUntil(claimer, Step::Published);
        claimUntil(claimer, static_cast<Step>(step));
        const auto index = static_cast<std::uint64_t>(chunksBefore);
        QCOMPARE(unfinishedChunk(*board, 1),
                 ownsAt(static_cast<Step>(step)) ? Found(index) : Found());
        QCOMPARE(unfinishedChunk(*board, 0), Found());
    }

    /// Whatever the step, whoever looks afterwards does every chunk that is not done.
    void nothingIsEverLost_data() { diedAfterEachStep_data(); }

    void nothingIsEverLost() {
        QFETCH(int, step);
        QFETCH(int, chunksBefore);
        const auto board = boardOfOnes(5);
        Claimer dying(*board, 1);
        for (int i = 0; i < chunksBefore; ++i)
            claimUntil(dying, Step::Published);
        claimUntil(dying, static_cast<Step>(step));
        if (const auto left = unfinishedChunk(*board, 1))
            releaseChunk(board->chunks()[*left]);
        Claimer looking(*board, 2);
        while (const auto index = looking.claimFreed())
            looking.finish(*index);
        const auto diedWith = static_cast<std::uint64_t>(chunksBefore);
        for (std::uint64_t i = 0; i < 5; ++i) {
            const auto state = ChunkState::fromWord(board->chunks()[i].state.load());
            QVERIFY(state.phase == ChunkPhase::Done);
            QCOMPARE(state.failedAttempts,
                     i == diedWith && ownsAt(static_cast<Step>(step)) ? 1U : 0U);
            QVERIFY(board->chunks()[i].startedNs.load() > 0);
        }
        QCOMPARE(unfinishedChunk(*board, 1), Found());
    }

    /// It was announced, but another process was first.
    void aChunkThatSomebodyElseOwns() {
        const auto board = boardOfOnes(2);
        Claimer slow(*board, 0);
        const std::uint32_t word = slow.readState(0);
        slow.announce(0);
        Claimer quick(*board, 1);
        QCOMPARE(quick.claimFreed(), Found(0));
        QVERIFY(!slow.swapToOwned(0, word));
        QCOMPARE(unfinishedChunk(*board, 0), Found());
        QCOMPARE(unfinishedChunk(*board, 1), Found(0));
    }

    /// It passed by a chunk after it had finished another, which is the newest of its chain.
    void aDeathOnTheLookForMore() {
        const auto board = boardOfOnes(3);
        Claimer claimer(*board, 0);
        QCOMPARE(claimer.claimNext(), Found(0));
        claimer.finish(0);
        claimer.announce(1);
        Claimer other(*board, 1);
        QCOMPARE(other.claimNext(), Found(1));
        QCOMPARE(unfinishedChunk(*board, 0), Found());
        other.finish(1);
        QCOMPARE(unfinishedChunk(*board, 0), Found());
        QCOMPARE(unfinishedChunk(*board, 1), Found());
    }

    /// What was freed after its death belongs to nobody, and then to somebody else.
    void aFreedChunkIsNoLongerItsOwn() {
        const auto board = boardOfOnes(1);
        Claimer dead(*board, 0);
        QCOMPARE(dead.claimNext(), Found(0));
        releaseChunk(board->chunks()[0]);
        QCOMPARE(unfinishedChunk(*board, 0), Found());
        Claimer next(*board, 1);
        QCOMPARE(next.claimFreed(), Found(0));
        QCOMPARE(unfinishedChunk(*board, 0), Found());
        QCOMPARE(unfinishedChunk(*board, 1), Found(0));
    }

    /// A slot is shared memory that a process may have died over: nothing in it leads outside.
    void numbersFromOutsideAreNoChunks() {
        const auto board = boardOfOnes(2);
        board->processes()[0].drawnChunk.store(1000);
        board->processes()[0].lastChunk.store(3);
        QCOMPARE(unfinishedChunk(*board, 0), Found());
    }
};

QTEST_GUILESS_MAIN(UnfinishedChunkTest)
#include "unfinishedchunk_test.moc"
