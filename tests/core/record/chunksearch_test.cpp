#include "core/record/chunksearch.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ChunkSearchTest : public TestCase {
    Q_OBJECT

private slots:

    /// Chunks of different lengths, some of them not finished, in any order in the list.
    void chunksAreFoundByPosition() {
        std::mt19937 random(3); // NOLINT: the same every time
        for (int round = 0; round < 50; ++round) {
            std::vector<ChunkEvent> chunks;
            quint32 position = 0;
            for (quint32 index = 0; index < 40; ++index) {
                const quint64 count = 1 + random() % 4;
                if (random() % 3 != 0)
                    chunks.push_back({0, 1, count, index, position, 1, 1, -1});
                position += static_cast<quint32>(count);
            }
            RunRecord run;
            std::vector<ChunkEvent> mixed = chunks;
            std::shuffle(mixed.begin(), mixed.end(), random);
            for (const ChunkEvent& chunk : mixed)
                addChunk(run, chunk);
            for (quint64 at = 0; at < position + 3; ++at) {
                // From there on, it is the first that is finished.
                std::size_t found = firstChunkBeyond(run, at);
                while (found < run.index.chunks() && !run.index.placeOf(found))
                    ++found;
                std::size_t expected = run.index.chunks();
                for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
                    if (chunk->position + chunk->count > at)
                        expected = chunk->index;
                }
                QCOMPARE(found, expected);
            }
        }
    }

    void nothingIsFoundInNothing() { QCOMPARE(firstChunkBeyond(RunRecord(), 5), std::size_t{0}); }

    /// From wherever one begins to look, and in chunks that end at the same time, too.
    void chunksAreFoundByTheirEnd() {
        std::mt19937 random(5); // NOLINT: the same every time
        RunRecord run;
        std::vector<Nanoseconds> ends;
        Nanoseconds time = 0;
        for (quint32 index = 0; index < 40; ++index) {
            const Nanoseconds started = time;
            time += random() % 3;
            addChunk(run, {started, time, 1, index, index, 2, 1, -1});
            ends.push_back(time);
        }
        for (Nanoseconds at = -1; at <= time + 1; ++at) {
            const auto expected = static_cast<std::size_t>(
                std::count_if(ends.begin(), ends.end(), [at](auto end) { return end <= at; }));
            for (std::size_t near = 0; near <= ends.size() + 1; ++near)
                QCOMPARE(chunksFinishedBy(run, 2, at, near), expected);
        }
        QCOMPARE(chunksFinishedBy(run, 1, time), std::size_t{0}); // it has finished none
    }

    /// Of two maps, the first cut in threes, the second as it came.
    void chunksOfARecordAreFound() {
        RunRecord run = record(u"now 90 size 9\n1: ready 5\n2: ready 5 at 20 of 2"_s);
        run.maps[0].chunks = 3;
        run.maps[0].plan = std::make_shared<const ChunkPlan>(9, 3);
        run.maps.push_back({u"cube"_s, 9, 10, 3, std::nullopt, nullptr, {}, 20, std::nullopt});
        addChunk(run, {20, 30, 4, 3, 9, 1, 1, -1});
        run.processes[1].current = {4, 13, 2, 0, 20};
        run.lostAttempts.push_back({5, 2, 30, 40, 0, 15, 1});
        const std::vector<Chunk> chunks{{0, 0, 3}, {1, 3, 3},  {2, 6, 3},
                                        {3, 9, 4}, {4, 13, 2}, {5, 15, 1}};
        for (const Chunk& chunk : chunks) {
            QCOMPARE(chunkNumbered(run, chunk.index), std::optional(chunk));
            QCOMPARE(chunkAt(run, chunk.position), std::optional(chunk));
            QCOMPARE(chunkAt(run, chunk.position + chunk.count - 1), std::optional(chunk));
        }
        QCOMPARE(chunkNumbered(run, 6), std::nullopt);
        QCOMPARE(chunkAt(run, 16), std::nullopt);
        QCOMPARE(positionsOf(run), quint64{19});
        QCOMPARE(plannedUniformCount(run), quint64{0});
    }
};

QTEST_GUILESS_MAIN(ChunkSearchTest)
#include "chunksearch_test.moc"
