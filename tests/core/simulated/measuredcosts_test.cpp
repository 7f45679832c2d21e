#include "core/simulated/measuredcosts.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

ChunkEvent chunk(quint32 process, Nanoseconds started, Nanoseconds finished) {
    ChunkEvent event;
    event.process = process;
    event.startedNs = started;
    event.finishedNs = finished;
    return event;
}

void setChunks(RunRecord& record, const std::vector<ChunkEvent>& chunks) {
    record.chunks = chunks;
    record.index = {};
    for (quint32 place = 0; place < chunks.size(); ++place)
        record.index.add(chunks[place], place);
}

/// Two processes, ready at 300 and 500; 30, 10 and 20 between their chunks; the last ends at 900.
RunRecord run() {
    RunRecord record;
    record.outcome = Outcome::Finished;
    record.processes.resize(2);
    record.processes[0].number = 1;
    record.processes[1].number = 2;
    record.processes[0].readyNs = 300;
    record.processes[1].readyNs = 500;
    setChunks(record, {chunk(1, 310, 400), chunk(2, 510, 600), chunk(1, 430, 500),
                       chunk(1, 510, 700), chunk(2, 620, 900)});
    record.wallNs = 1000;
    return record;
}

} // namespace

class MeasuredCostsTest : public TestCase {
    Q_OBJECT

private slots:

    void costsOfAPool() { QCOMPARE(measuredCosts(run()), std::optional(PoolCosts{250, 20, 100})); }

    /// Who is ready when all chunks are done keeps the pool waiting, too.
    void readyAfterTheLastChunk() {
        RunRecord record = run();
        record.processes[1].readyNs = 960;
        setChunks(record, {chunk(1, 310, 400), chunk(1, 405, 500)});
        QCOMPARE(measuredCosts(record), std::optional(PoolCosts{480, 5, 40}));
    }

    void whatDoesNotTell() {
        QVERIFY(!measuredCosts(RunRecord()));
        RunRecord record = run();
        record.outcome = Outcome::Stopped;
        QVERIFY(!measuredCosts(record));
        record = run();
        record.lostAttempts.emplace_back();
        QVERIFY(!measuredCosts(record));
        record = run();
        record.processes[1].readyNs.reset();
        QVERIFY(!measuredCosts(record));
        record = run();
        record.processes[1].replaces = 1; // which died without a chunk
        QVERIFY(!measuredCosts(record));
        record = run();
        setChunks(record, {chunk(1, 310, 400), chunk(2, 510, 600)}); // nothing between two
        QVERIFY(!measuredCosts(record));
    }

    void aSimulatedRunMeasuresNothing() {
        RunRecord record = run();
        record.machines.front().facts.simulated = PoolCosts{};
        QVERIFY(!measuredCosts(record));
    }
};

QTEST_GUILESS_MAIN(MeasuredCostsTest)
#include "measuredcosts_test.moc"
