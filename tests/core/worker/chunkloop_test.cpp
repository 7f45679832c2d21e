#include "core/base/clock.h"
#include "core/work/square.h"
#include "core/worker/chunkloop.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

std::unique_ptr<Board> boardOf(std::uint64_t size, std::uint64_t chunk,
                               const CalibratedWork& work = {}) {
    BoardSpec spec;
    spec.first = 5;
    spec.size = size;
    spec.chunks = (size + chunk - 1) / chunk;
    spec.uniformCount = chunk;
    spec.processes = 2;
    spec.work = work;
    return Board::create(spec);
}

ChunkState stateOf(const ChunkSlot& chunk) {
    return ChunkState::fromWord(chunk.state.load());
}

/// Results that are not the square of their number.
int wrong(const Board& board) {
    int count = 0;
    for (std::uint64_t i = 0; i < board.results().size(); ++i)
        count += board.results()[i] == square(5 + i) ? 0 : 1;
    return count;
}

/// The time in all chunks that are done.
std::int64_t busyNs(const Board& board) {
    std::int64_t busy = 0;
    for (const ChunkSlot& chunk : board.chunks())
        busy += chunk.finishedNs.load() - chunk.startedNs.load();
    return busy;
}

} // namespace

class ChunkLoopTest : public TestCase {
    Q_OBJECT

private slots:

    void drawsAllChunks_data() {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<quint64>("chunk");
        const quint64 rows[][2] = {{0, 1},     {1, 1},   {100, 7},
                                   {100, 100}, {100, 1}, {100'000, 10'000}};
        for (const auto& [size, chunk] : rows)
            QTest::addRow("%llu in chunks of %llu", size, chunk) << size << chunk;
    }

    void drawsAllChunks() {
        QFETCH(quint64, size);
        QFETCH(quint64, chunk);
        const auto board = boardOf(size, chunk);
        ChunkLoop(*board, 1).drawAll();
        QCOMPARE(wrong(*board), 0);
        for (const ChunkSlot& slot : board->chunks()) {
            QVERIFY(stateOf(slot) == (ChunkState{ChunkPhase::Done, 1, 0}));
            QVERIFY(slot.finishedNs.load() >= slot.startedNs.load());
        }
        QVERIFY(board->processes()[1].state.load() == ProcessState::Idle);
        QVERIFY(board->processes()[0].state.load() == ProcessState::Starting);
    }

    void keepsItsSlotTrue() {
        const CalibratedWork work{{WorkKind::Cpu, WorkProfile::Equal, 1'000'000, 1}, 100.0};
        const auto board = boardOf(10, 4, work);
        const std::int64_t before = threadCpuNow();
        ChunkLoop(*board, 0).drawAll();
        const std::int64_t spent = threadCpuNow() - before;
        const ProcessSlot& slot = board->processes()[0];
        QCOMPARE(slot.itemsDone.load(), std::uint64_t{2}); // of the last chunk
        QCOMPARE(slot.lastChunk.load(), std::uint64_t{3});
        QVERIFY(slot.cpuNs.load() > 0);
        QVERIFY(slot.cpuNs.load() <= spent);
        QVERIFY(slot.cpuNs.load() <= busyNs(*board));
    }

    void sleepingIsNoCpuTime() {
        const CalibratedWork work{{WorkKind::Wait, WorkProfile::Equal, 20'000'000, 1}};
        const auto board = boardOf(3, 1, work);
        ChunkLoop(*board, 0).drawAll();
        QVERIFY(busyNs(*board) >= 60'000'000);
        QVERIFY(board->processes()[0].cpuNs.load() >= 0);
        QVERIFY(board->processes()[0].cpuNs.load() < busyNs(*board) / 2);
    }

    /// And less than that only by what was spent without a core.
    void cpuTimeIsTheTimeInChunksOnACore() {
        const auto board = boardOf(200'000, 1);
        const std::int64_t begun = monotonicNow();
        const std::int64_t cpuBefore = threadCpuNow();
        ChunkLoop(*board, 0).drawAll();
        const std::int64_t withoutCore = monotonicNow() - begun - (threadCpuNow() - cpuBefore);
        QCOMPARE(wrong(*board), 0);
        const std::int64_t busy = busyNs(*board);
        QVERIFY(board->processes()[0].cpuNs.load() > 0);
        QVERIFY(board->processes()[0].cpuNs.load() <= busy);
        QVERIFY(board->processes()[0].cpuNs.load() >= busy - withoutCore - busy / 10);
    }

    void looksForFreedChunks() {
        const auto board = boardOf(100, 10);
        Claimer dead(*board, 0);
        for (int i = 0; i < 3; ++i)
            QVERIFY(dead.claimNext().has_value());
        ChunkLoop other(*board, 1);
        other.drawAll();
        QCOMPARE(wrong(*board), 30);
        releaseChunk(board->chunks()[0]);
        releaseChunk(board->chunks()[2]);
        other.lookForFreed();
        QCOMPARE(wrong(*board), 10);
        QVERIFY(stateOf(board->chunks()[2]) == (ChunkState{ChunkPhase::Done, 1, 1}));
        QVERIFY(stateOf(board->chunks()[1]) == (ChunkState{ChunkPhase::Owned, 0, 0}));
        releaseChunk(board->chunks()[1]);
        other.lookForFreed();
        QCOMPARE(wrong(*board), 0);
        QVERIFY(board->processes()[1].state.load() == ProcessState::Idle);
    }

    void chunksOfUnequalLength() {
        BoardSpec spec;
        spec.first = 5;
        spec.size = 100;
        spec.chunks = 3;
        spec.processes = 1;
        const auto board = Board::create(spec);
        board->chunks()[1].position = 70;
        board->chunks()[2].position = 99;
        ChunkLoop(*board, 0).drawAll();
        QCOMPARE(wrong(*board), 0);
        QCOMPARE(board->processes()[0].itemsDone.load(), std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(ChunkLoopTest)
#include "chunkloop_test.moc"
