#include "core/board/claim.h"
#include "core/work/square.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <numeric>
#include <thread>
#include <vector>

using namespace poolscope;

#ifdef POOLSCOPE_SANITIZED
// Qt's libraries are built without the sanitizer, which therefore misunderstands how Qt Test's own
// watchdog thread ends. Nothing of ours waits on such a condition.
extern "C" const char* __tsan_default_suppressions() {
    return "race:QWaitCondition::\nrace:QTest::qRun\n";
}
#endif

using Indices = std::vector<std::uint64_t>;

namespace {

std::unique_ptr<Board> boardOfOnes(std::uint64_t chunks, std::uint32_t processes) {
    BoardSpec spec;
    spec.size = chunks;
    spec.chunks = chunks;
    spec.uniformCount = 1;
    spec.processes = processes;
    return Board::create(spec);
}

ChunkState stateOf(const ChunkSlot& chunk) {
    return ChunkState::fromWord(chunk.state.load(std::memory_order_acquire));
}

/// The chunks that a process slot owned, oldest first, as its links tell.
Indices linked(const Board& board, std::uint32_t slot) {
    Indices chunks;
    for (std::uint64_t i = board.processes()[slot].lastChunk.load(std::memory_order_acquire);
         i != 0; i = board.chunks()[i - 1].previous.load(std::memory_order_relaxed))
        chunks.push_back(i - 1);
    std::reverse(chunks.begin(), chunks.end());
    return chunks;
}

/// A process of the pool as a thread: claims chunks, and writes their results as plain memory.
class Worker {
public:
    Worker(const Board& board, std::uint32_t slot)
        : m_board(board)
        , m_claimer(board, slot) {}

    void drawAll() {
        while (const auto index = m_claimer.claimNext())
            finish(*index);
    }

    void draw(int chunks) {
        for (; chunks > 0; --chunks) {
            if (const auto index = m_claimer.claimNext())
                finish(*index);
        }
    }

    void lookForFreed() {
        while (const auto index = m_claimer.claimFreed())
            finish(*index);
    }

    /// Finishes that many chunks and dies in the next one.
    void dieAfter(int chunks) {
        draw(chunks);
        m_atDeath = m_claimer.claimNext();
    }

    [[nodiscard]] const Indices& finished() const { return m_finished; }

    [[nodiscard]] const std::optional<std::uint64_t>& atDeath() const { return m_atDeath; }

private:
    void finish(std::uint64_t index) {
        m_board.results()[index] = square(index);
        m_claimer.finish(index);
        m_finished.push_back(index);
    }

    const Board& m_board;
    Claimer m_claimer;
    Indices m_finished;
    std::optional<std::uint64_t> m_atDeath;
};

/// Looks at the board all the time while others write it, as the driver does.
class Reader {
public:
    explicit Reader(const Board& board)
        : m_board(board)
        , m_thread([this](const std::stop_token& end) { readOn(end); }) {}

    /// Ends the reading; the number of done chunks that were seen with stamps or results missing.
    int faults() {
        m_thread.request_stop();
        m_thread.join();
        return m_faults;
    }

private:
    void readOn(const std::stop_token& end) {
        while (!end.stop_requested()) {
            for (std::uint64_t i = 0; i < m_board.chunks().size(); ++i) {
                const ChunkSlot& chunk = m_board.chunks()[i];
                if (stateOf(chunk).phase == ChunkPhase::Done && !isWhole(chunk, i))
                    ++m_faults;
            }
            for (std::uint32_t slot = 0; slot < m_board.processes().size(); ++slot) {
                const Indices chunks = linked(m_board, slot);
                // All but the newest were finished before the newest was owned.
                for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
                    if (stateOf(m_board.chunks()[chunks[i]]).phase != ChunkPhase::Done)
                        ++m_faults;
                }
            }
        }
    }

    [[nodiscard]] bool isWhole(const ChunkSlot& chunk, std::uint64_t index) const {
        const std::int64_t started = chunk.startedNs.load(std::memory_order_relaxed);
        return started > 0 && chunk.finishedNs.load(std::memory_order_relaxed) >= started &&
               m_board.results()[index] == square(index);
    }

    const Board& m_board;
    int m_faults = 0;
    std::jthread m_thread; // last, so that it finds everything else in place
};

/// Chunks that are not done, or whose result is wrong.
int undone(const Board& board) {
    int count = 0;
    for (std::uint64_t i = 0; i < board.chunks().size(); ++i) {
        const bool done = stateOf(board.chunks()[i]).phase == ChunkPhase::Done;
        count += done && board.results()[i] == square(i) ? 0 : 1;
    }
    return count;
}

/// How often each chunk was finished by anybody.
std::vector<int> timesFinished(const Board& board, const std::vector<Worker>& workers) {
    std::vector<int> times(board.chunks().size(), 0);
    for (const Worker& worker : workers) {
        for (const std::uint64_t index : worker.finished())
            ++times[index];
    }
    return times;
}

std::vector<Worker> workersOf(const Board& board, std::uint32_t count) {
    std::vector<Worker> workers;
    for (std::uint32_t slot = 0; slot < count; ++slot)
        workers.emplace_back(board, slot);
    return workers;
}

/// Lets every worker do @p task in a thread of its own, all at once.
template<typename Task>
void inThreads(std::vector<Worker>& workers, Task task) {
    std::latch start(static_cast<std::ptrdiff_t>(workers.size()));
    std::vector<std::jthread> threads;
    for (Worker& worker : workers)
        threads.emplace_back([&worker, &start, task] {
            start.arrive_and_wait();
            task(worker);
        });
}

} // namespace

class ClaimTest : public TestCase {
    Q_OBJECT

private slots:

    void oneProcessTakesAllInOrder() {
        const auto board = boardOfOnes(5, 1);
        Worker worker(*board, 0);
        worker.drawAll();
        QCOMPARE(worker.finished(), (Indices{0, 1, 2, 3, 4}));
        QCOMPARE(linked(*board, 0), worker.finished());
        QCOMPARE(board->processes()[0].drawnChunk.load(), std::uint64_t{5});
        QCOMPARE(board->header().nextChunk.load(), std::uint64_t{6});
    }

    void ownedChunksAreStampedAndSigned() {
        const auto board = boardOfOnes(3, 4);
        Claimer claimer(*board, 2);
        board->processes()[2].itemsDone.store(99);
        QCOMPARE(claimer.claimNext(), std::optional<std::uint64_t>(0));
        const ChunkSlot& chunk = board->chunks()[0];
        QVERIFY(stateOf(chunk) == (ChunkState{ChunkPhase::Owned, 2, 0}));
        const std::int64_t started = chunk.startedNs.load();
        QVERIFY(started > 0);
        QVERIFY(chunk.cpu.load() > 0);
        QCOMPARE(chunk.finishedNs.load(), std::int64_t{0});
        QCOMPARE(board->processes()[2].itemsDone.load(), std::uint64_t{0});
        const std::int64_t finished = claimer.finish(0);
        QVERIFY(stateOf(chunk) == (ChunkState{ChunkPhase::Done, 2, 0}));
        QCOMPARE(chunk.finishedNs.load(), finished);
        QVERIFY(finished >= started);
    }

    void drawingPassesOverChunksThatOthersOwn() {
        const auto board = boardOfOnes(4, 2);
        Claimer other(*board, 1);
        QCOMPARE(other.claimFreed(), std::optional<std::uint64_t>(0));
        QCOMPARE(other.claimFreed(), std::optional<std::uint64_t>(1));
        Claimer claimer(*board, 0);
        QCOMPARE(claimer.claimNext(), std::optional<std::uint64_t>(2));
    }

    void aReleasedChunkIsAsNewButForTheAttempt() {
        const auto board = boardOfOnes(1, 1);
        ChunkSlot& chunk = board->chunks()[0];
        for (std::uint32_t attempt = 1; attempt <= 3; ++attempt) {
            Claimer claimer(*board, 0);
            QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(0));
            QCOMPARE(stateOf(chunk).failedAttempts, attempt - 1);
            chunk.finishedNs = 7; // died when it had stamped its end, but not told it
            releaseChunk(chunk);
            QVERIFY(stateOf(chunk) == (ChunkState{ChunkPhase::Free, 0, attempt}));
            QCOMPARE(chunk.startedNs.load(), std::int64_t{0});
            QCOMPARE(chunk.finishedNs.load(), std::int64_t{0});
            QCOMPARE(chunk.cpu.load(), 0U);
        }
    }

    void aLookGoesOnWhereTheLastOneEnded() {
        const auto board = boardOfOnes(4, 2);
        Claimer claimer(*board, 0);
        QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(0));
        QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(1));
        releaseChunk(board->chunks()[0]);
        QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(2));
        QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(3));
        QCOMPARE(claimer.claimFreed(), std::nullopt);
        QCOMPARE(claimer.claimFreed(), std::optional<std::uint64_t>(0));
    }

    void nothingToClaim() {
        const auto board = boardOfOnes(0, 1);
        Claimer claimer(*board, 0);
        QCOMPARE(claimer.claimNext(), std::nullopt);
        QCOMPARE(claimer.claimFreed(), std::nullopt);
    }

    void manyProcessesDoEachChunkOnce() {
        constexpr std::uint32_t Processes = 8;
        const auto board = boardOfOnes(100'000, Processes);
        std::vector<Worker> workers = workersOf(*board, Processes);
        Reader reader(*board);
        inThreads(workers, [](Worker& worker) { worker.drawAll(); });
        QCOMPARE(reader.faults(), 0);
        QCOMPARE(undone(*board), 0);
        QCOMPARE(timesFinished(*board, workers), std::vector<int>(100'000, 1));
        for (std::uint32_t slot = 0; slot < Processes; ++slot)
            QCOMPARE(linked(*board, slot), workers[slot].finished());
    }

    /// Two processes die in a chunk, one more between drawing and owning, while others draw and
    /// look; the driver frees what they owned.
    void whatTheDeadOwnedIsDoneByOthers() {
        constexpr std::uint32_t Processes = 8;
        const auto board = boardOfOnes(20'000, Processes);
        std::vector<Worker> workers = workersOf(*board, Processes);
        Reader reader(*board);
        std::atomic<bool> freed{false};
        std::vector<std::jthread> threads;
        for (std::uint32_t slot = 2; slot < Processes; ++slot)
            threads.emplace_back([&worker = workers[slot], &freed, looksOnly = slot == 7] {
                // Something is left for the dying; later the one that only looks races for every
                // single chunk with those who draw.
                worker.draw(looksOnly ? 0 : 1000);
                while (!freed.load())
                    std::this_thread::yield();
                if (!looksOnly)
                    worker.drawAll();
                worker.lookForFreed();
            });
        board->header().nextChunk.fetch_add(1); // drawn by a process that never came to own it
        std::jthread([&workers] { workers[0].dieAfter(50); }).join();
        std::jthread([&workers] { workers[1].dieAfter(50); }).join();
        const QString fault = releaseWhatTheDeadOwned(*board, workers);
        freed.store(true);
        threads.clear(); // joins
        QCOMPARE(fault, QString());
        QCOMPARE(reader.faults(), 0);
        QCOMPARE(undone(*board), 0);
        QCOMPARE(timesFinished(*board, workers), std::vector<int>(20'000, 1));
        compareAttempts(*board, workers);
        for (std::uint32_t slot = 2; slot < Processes; ++slot)
            QCOMPARE(linked(*board, slot), workers[slot].finished());
    }

    void everybodyLooksAtOnce() {
        constexpr std::uint32_t Processes = 8;
        const auto board = boardOfOnes(100'000, Processes);
        std::vector<Worker> workers = workersOf(*board, Processes);
        inThreads(workers, [](Worker& worker) { worker.lookForFreed(); });
        QCOMPARE(undone(*board), 0);
        QCOMPARE(timesFinished(*board, workers), std::vector<int>(100'000, 1));
    }

private:
    /// What the driver does after a death: reads the links, then frees. Says what is wrong.
    static QString releaseWhatTheDeadOwned(const Board& board, const std::vector<Worker>& workers) {
        for (const std::uint32_t slot : {0U, 1U}) {
            Indices expected = workers[slot].finished();
            if (!workers[slot].atDeath())
                return QStringLiteral("all chunks were drawn before the death");
            expected.push_back(*workers[slot].atDeath());
            if (linked(board, slot) != expected)
                return QStringLiteral("the links of slot %1 are wrong").arg(slot);
            releaseChunk(board.chunks()[*workers[slot].atDeath()]);
        }
        return {};
    }

    static void compareAttempts(const Board& board, const std::vector<Worker>& workers) {
        for (std::uint64_t i = 0; i < board.chunks().size(); ++i) {
            const bool lost = i == workers[0].atDeath() || i == workers[1].atDeath();
            QCOMPARE(stateOf(board.chunks()[i]).failedAttempts, lost ? 1U : 0U);
        }
    }
};

QTEST_GUILESS_MAIN(ClaimTest)
#include "claim_test.moc"
