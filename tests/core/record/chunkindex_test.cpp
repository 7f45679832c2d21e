#include "core/record/runrecord.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ChunkIndexTest : public TestCase {
    Q_OBJECT

private slots:

    void chunksAreFoundByProcess() {
        RunRecord run;
        addChunk(run, {10, 20, 5, 0, 0, 2, 1, -1});
        addChunk(run, {10, 30, 5, 1, 5, 1, 1, -1});
        addChunk(run, {20, 40, 5, 2, 10, 2, 1, -1});
        QCOMPARE(run.index.of(1).size(), std::size_t{1});
        QCOMPARE(run.index.of(2).size(), std::size_t{2});
        QCOMPARE(run.index.of(2)[1], quint32{2});
        QCOMPARE(run.index.of(3).size(), std::size_t{0}); // it has finished none
    }

    void chunksAreFoundByTheirNumber() {
        RunRecord run;
        addChunk(run, {10, 20, 5, 7, 35, 1, 1, -1});
        addChunk(run, {20, 30, 5, 2, 10, 1, 1, -1});
        QCOMPARE(run.index.placeOf(7), std::optional<quint32>(0));
        QCOMPARE(run.index.placeOf(2), std::optional<quint32>(1));
        QCOMPARE(run.index.placeOf(3), std::nullopt); // not finished
        QCOMPARE(run.index.placeOf(8), std::nullopt);
        QCOMPARE(run.index.placeOf(std::numeric_limits<quint64>::max()), std::nullopt);
        QCOMPARE(run.index.chunks(), std::size_t{8});
    }

    void sumsAreOfTheChunksBefore() {
        RunRecord run;
        for (quint32 i = 0; i < 20; ++i) {
            const Nanoseconds started = 100 * i;
            addChunk(run, {started, started + i % 3, 2, i, 2 * i, 1, 1, -1});
        }
        const ProcessChunks& chunks = run.index.of(1);
        QCOMPARE(chunks.sums(), std::size_t{3});
        QCOMPARE(chunks.sumBefore(0).items, quint64{0});
        QCOMPARE(chunks.sumBefore(1).items, quint64{16});
        QCOMPARE(chunks.sumBefore(1).busyNs, 7); // 0 1 2 0 1 2 0 1
        QCOMPARE(chunks.seenBefore(1), 10);      // those of no time count for 1 ns
        QCOMPARE(chunks.startedNs(2), 1600);
    }

    /// Room is made for a share and a half; nobody is held to it.
    void oneProcessMayDoAllOfThem() {
        constexpr quint32 Chunks = 20'000;
        ChunkIndex index;
        index.reserve(Chunks, 4);
        for (quint32 at = 0; at < Chunks; ++at) {
            ChunkEvent chunk;
            chunk.index = at;
            chunk.process = 2;
            chunk.count = 1;
            index.add(chunk, at);
        }
        QCOMPARE(index.of(2).size(), std::size_t{Chunks});
        QCOMPARE(index.of(2)[Chunks - 1], Chunks - 1);
        QCOMPARE(index.of(2).sumBefore(Chunks / ProcessChunks::Stride - 1).items,
                 quint64{Chunks - ProcessChunks::Stride});
        QCOMPARE(index.of(1).size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(ChunkIndexTest)
#include "chunkindex_test.moc"
