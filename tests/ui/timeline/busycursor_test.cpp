#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/busycursor.h"

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
        poolscope::addChunk(run, chunk);
    }

    [[nodiscard]] Moment moment() {
        run.processes.resize(2);
        run.processes[0].number = 1;
        run.processes[1].number = 2;
        return Moment(borrowed(run));
    }

    RunRecord run;
};

} // namespace

class BusyCursorTest : public TestCase {
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
        TwoProcesses both(1000, batch);
        for (const int step : {1, 7, 10, 33, 640, 5000}) {
            const Moment moment = both.moment();
            BusyCursor cursor(moment, 1);
            for (Nanoseconds ns = 0; ns < 10'500; ns += step) {
                const Nanoseconds whole = std::min<Nanoseconds>(ns, 10'000);
                QCOMPARE(cursor.busyUntil(ns),
                         whole / 10 * 6 + std::min<Nanoseconds>(whole % 10, 6));
            }
        }
    }

    void coarseSumsAreNearlyRight() {
        TwoProcesses both(1000, 1000);
        const Moment moment = both.moment();
        BusyCursor cursor(moment, 1);
        QVERIFY(cursor.isFine(100));
        QVERIFY(!cursor.isFine(50));
        for (Nanoseconds ns = 0; ns <= 10'000; ns += 123) {
            const auto error = static_cast<double>(cursor.busyUntil(ns, 100)) - 0.6 * double(ns);
            QVERIFY2(std::abs(error) < 10.0, qPrintable(QString::number(error)));
        }
    }

    void chunksComeOneByOne() {
        TwoProcesses both(20, 4);
        const Moment moment = both.moment();
        BusyCursor cursor(moment, 2);
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

    /// What was finished later is not there, whether a sum is looked at or a chunk.
    void aMomentHidesWhatCameLater() {
        TwoProcesses both(1000, 7);
        both.run.nowNs = 10'000;
        Moment moment = both.moment();
        moment.goTo(4'004); // chunk 400 of process 1 is under way
        BusyCursor cursor(moment, 1);
        QCOMPARE(cursor.busyUntil(4'000), 2'400);
        QCOMPARE(cursor.busyUntil(9'000), 2'400);
        QVERIFY(!cursor.chunk());
        QVERIFY(!cursor.isFine(1'000'000));
        QVERIFY(chunkNear(moment, 1, 3'995, 0) != nullptr);
        QVERIFY(chunkNear(moment, 1, 4'003, 0) == nullptr);
    }

    void nothingIsNothing() {
        const RunRecord none;
        const Moment moment(borrowed(none));
        BusyCursor cursor(moment, 1);
        QVERIFY(!cursor.chunk());
        QCOMPARE(cursor.busyUntil(100), 0);
        QVERIFY(!chunkNear(moment, 1, 50, 10));
    }

    void theNearestChunkIsFound() {
        TwoProcesses both(10, 10);
        const Moment moment = both.moment();
        const auto startOf = [&moment](Nanoseconds ns, Nanoseconds reach) {
            const ChunkEvent* chunk = chunkNear(moment, 1, ns, reach);
            return chunk ? chunk->startedNs : -1;
        };
        QCOMPARE(startOf(43, 0), 40);
        QCOMPARE(startOf(48, 0), -1);
        QCOMPARE(startOf(47, 2), 40);
        QCOMPARE(startOf(49, 2), 50);
        QCOMPARE(startOf(200, 20), -1);
    }
};

QTEST_GUILESS_MAIN(BusyCursorTest)
#include "busycursor_test.moc"
