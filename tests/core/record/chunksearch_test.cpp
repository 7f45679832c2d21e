#include "core/record/chunksearch.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <random>

using namespace poolscope;

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
};

QTEST_GUILESS_MAIN(ChunkSearchTest)
#include "chunksearch_test.moc"
