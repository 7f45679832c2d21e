#include "core/record/chunkorder.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// @p chunks that were finished in an order by chance and seen in another.
RunRecord mixed(quint32 chunks) {
    RunRecord run;
    std::mt19937 random(1);
    for (quint32 i = 0; i < chunks; ++i) {
        ChunkEvent chunk;
        chunk.index = chunk.position = i;
        chunk.count = chunk.process = 1;
        chunk.finishedNs = static_cast<Nanoseconds>(random() % (chunks / 2 + 1)); // some at once
        run.chunks.push_back(chunk);
    }
    std::shuffle(run.chunks.begin(), run.chunks.end(), random);
    return run;
}

QList<quint32> indices(const RunRecord& run, const std::optional<std::vector<quint32>>& order) {
    QList<quint32> list;
    for (const quint32 place : order.value())
        list.append(run.chunks[place].index);
    return list;
}

} // namespace

class ChunkOrderTest : public TestCase {
    Q_OBJECT

private slots:

    void ofARun() {
        // Seen process by process: 0 and 3 of process 1, then 1 and 2 of process 2.
        RunRecord run = record(u"wall 100\n1: ready 5 chunk 10-20 chunk 50-60\n"
                               "2: ready 5 chunk 10-70 chunk 70-80"_s);
        run.chunks[1].index = 3;
        run.chunks[2].index = 1;
        run.chunks[3].index = 2;
        QCOMPARE(indices(run, chunksByInput(run)), (QList<quint32>{0, 1, 2, 3}));
        QCOMPARE(indices(run, chunksByCompletion(run)), (QList<quint32>{0, 3, 1, 2}));
    }

    void whatWasNotFinishedIsMissing() {
        RunRecord run = mixed(4);
        std::erase_if(run.chunks, [](const ChunkEvent& chunk) { return chunk.index == 2; });
        QCOMPARE(indices(run, chunksByInput(run)), (QList<quint32>{0, 1, 3}));
        run.chunks[1].index = 4'000'000'000; // of very many
        QCOMPARE(indices(run, chunksByInput(run)).constLast(), 4'000'000'000U);
    }

    void anyOrderIsPutRight_data() {
        QTest::addColumn<quint32>("chunks");
        for (const quint32 chunks : {0U, 1U, 2U, 3U, 10U, 1000U, 1001U})
            QTest::addRow("%u", chunks) << chunks;
    }

    void anyOrderIsPutRight() {
        QFETCH(quint32, chunks);
        const RunRecord run = mixed(chunks);
        const auto byInput = indices(run, chunksByInput(run));
        QCOMPARE(byInput.size(), static_cast<qsizetype>(chunks));
        for (quint32 i = 0; i < chunks; ++i)
            QCOMPARE(byInput[static_cast<qsizetype>(i)], i);
        const auto byCompletion = chunksByCompletion(run).value();
        QCOMPARE(byCompletion.size(), std::size_t{chunks});
        QVERIFY(std::is_sorted(byCompletion.begin(), byCompletion.end(), [&run](auto a, auto b) {
            return completedBefore(run.chunks[a], run.chunks[b]);
        }));
    }

    void nothingOnceItIsStopped() {
        std::stop_source source;
        source.request_stop();
        const RunRecord run = mixed(10);
        QVERIFY(!chunksByInput(run, source.get_token()));
        QVERIFY(!chunksByCompletion(run, source.get_token()));
    }
};

QTEST_GUILESS_MAIN(ChunkOrderTest)
#include "chunkorder_test.moc"
