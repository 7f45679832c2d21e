#include "tests/support/testcase.h"
#include "ui/timeline/processtimes.h"

using namespace poolscope;

namespace {

/// Two processes that take turns in the record: process 1 works 6 of every 10 ns, process 2 all the
/// time. In the record, chunks of one process stand together @p batch at a time.
struct TwoProcesses {
    explicit TwoProcesses(int chunksEach, int batch) {
        for (int done = 0; done < chunksEach; done += batch) {
            for (int process = 1; process <= 2; ++process) {
                for (int i = done; i < std::min(chunksEach, done + batch); ++i)
                    add(process, i);
            }
        }
    }

    void add(int process, int i) {
        ChunkEvent chunk;
        chunk.startedNs = 10 * i;
        chunk.finishedNs = 10 * i + (process == 1 ? 6 : 10);
        chunk.process = static_cast<quint32>(process);
        times[process - 1].append(chunk, static_cast<quint32>(chunks.size()));
        chunks.push_back(chunk);
    }

    std::vector<ChunkEvent> chunks;
    ProcessTimes times[2];
};

} // namespace

class ProcessTimesTest : public TestCase {
    Q_OBJECT

private slots:

    void busyTimeIsTheSumOfChunks_data() {
        QTest::addColumn<int>("batch");
        QTest::newRow("one by one in the record") << 1;
        QTest::newRow("three together") << 3;
        QTest::newRow("all together") << 1000;
    }

    void busyTimeIsTheSumOfChunks() {
        QFETCH(int, batch);
        const TwoProcesses both(1000, batch);
        for (const int step : {1, 7, 10, 33, 640, 5000}) {
            BusyCursor cursor(both.times[0], both.chunks);
            for (Nanoseconds ns = 0; ns < 10'500; ns += step) {
                const Nanoseconds whole = std::min<Nanoseconds>(ns, 10'000);
                QCOMPARE(cursor.busyUntil(ns),
                         whole / 10 * 6 + std::min<Nanoseconds>(whole % 10, 6));
            }
        }
    }

    void coarseSumsAreNearlyRight() {
        const TwoProcesses both(1000, 1000);
        BusyCursor cursor(both.times[0], both.chunks);
        QVERIFY(cursor.isFine(100));
        QVERIFY(!cursor.isFine(50));
        for (Nanoseconds ns = 0; ns <= 10'000; ns += 123) {
            const auto error = static_cast<double>(cursor.busyUntil(ns, 100)) - 0.6 * double(ns);
            QVERIFY2(std::abs(error) < 10.0, qPrintable(QString::number(error)));
        }
    }

    void chunksComeOneByOne() {
        const TwoProcesses both(20, 4);
        BusyCursor cursor(both.times[1], both.chunks);
        cursor.busyUntil(25);
        for (int i = 2; i < 20; ++i) {
            QVERIFY(cursor.chunk());
            QCOMPARE(cursor.chunk()->startedNs, 10 * i);
            QCOMPARE(cursor.chunk()->process, 2U);
            cursor.skip();
        }
        QVERIFY(!cursor.chunk());
        QCOMPARE(cursor.busyUntil(1000), 200);
    }

    void nothingIsNothing() {
        const std::vector<ChunkEvent> none;
        const ProcessTimes times;
        QVERIFY(times.isEmpty());
        BusyCursor cursor(times, none);
        QVERIFY(!cursor.chunk());
        QCOMPARE(cursor.busyUntil(100), 0);
        QVERIFY(!chunkNear(times, none, 50, 10));
    }

    void theNearestChunkIsFound() {
        const TwoProcesses both(10, 10);
        const auto startOf = [&both](Nanoseconds ns, Nanoseconds reach) {
            const ChunkEvent* chunk = chunkNear(both.times[0], both.chunks, ns, reach);
            return chunk ? chunk->startedNs : -1;
        };
        QCOMPARE(startOf(43, 0), 40);
        QCOMPARE(startOf(48, 0), -1);
        QCOMPARE(startOf(47, 2), 40);
        QCOMPARE(startOf(49, 2), 50);
        QCOMPARE(startOf(200, 20), -1);
    }
};

QTEST_GUILESS_MAIN(ProcessTimesTest)
#include "processtimes_test.moc"
