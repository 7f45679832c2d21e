#include "core/record/recordwriter.h"
#include "tests/support/testcase.h"

#include <functional>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using Writing = std::function<void(RecordWriter&)>;

ChunkEvent chunkOf(int process, Nanoseconds started, Nanoseconds finished, quint32 index = 0) {
    ChunkEvent chunk;
    chunk.process = static_cast<quint32>(process);
    chunk.startedNs = started;
    chunk.finishedNs = finished;
    chunk.index = index;
    chunk.position = index * 5;
    chunk.count = 5;
    return chunk;
}

MapRecord mapOf(quint64 firstPosition, quint64 size, quint64 firstChunk,
                std::optional<quint64> chunks) {
    MapRecord map;
    map.firstPosition = firstPosition;
    map.size = size;
    map.firstChunk = firstChunk;
    map.chunks = chunks;
    map.beganNs = 5;
    return map;
}

/// Ten numbers in two chunks, and two processes.
void begin(RecordWriter& writer) {
    writer.addMap(mapOf(0, 10, 0, 2));
    writer.addProcess({1, 11, 5, std::nullopt, 0});
    writer.addProcess({2, 12, 6, std::nullopt, 0});
}

} // namespace

class RecordWriterTest : public TestCase {
    Q_OBJECT

private:
    /// The rule that @p writing breaks after begin(); empty if it breaks none.
    [[nodiscard]] static QString faultOf(const Writing& writing) {
        RunRecord record;
        RecordWriter writer(record, RecordWriter::Faults::Refuse);
        begin(writer);
        writing(writer);
        return writer.fault().value_or(QString());
    }

private slots:

    void theSerialTimeIsKnownOrJustMeasured() {
        RunRecord record;
        RecordWriter writer(record);
        writer.measuringSerial({20, 0.5});
        QCOMPARE(record.measuringSerial.value().soFarNs, Nanoseconds{20});
        writer.serialTime(42);
        QVERIFY(!record.measuringSerial);
        QCOMPARE(record.serialNs, std::optional<Nanoseconds>(42));
        writer.measuringSerial({20, 0.5});
        writer.serialTime(std::nullopt); // skipped
        QVERIFY(!record.measuringSerial && !record.serialNs);
        writer.measuringSerial({20, 0.5});
        writer.outcome(Outcome::Stopped); // meanwhile
        QVERIFY(!record.measuringSerial);
    }

    void suspensionsComeOneAfterTheOther() {
        RunRecord record;
        RecordWriter writer(record, RecordWriter::Faults::Refuse);
        writer.suspended(5, 9);
        writer.suspended(9, 12);
        QVERIFY(!writer.fault());
        QCOMPARE(record.suspensions, (std::vector<FrozenStretch>{{5, 9}, {9, 12}}));
        writer.suspended(11, 20);
        QCOMPARE(writer.fault(), std::optional(u"suspended before it went on"_s));
    }

    void whatIsWrittenIsThere() {
        RunRecord record;
        RecordWriter writer(record);
        begin(writer);
        writer.ready(1, 8);
        writer.finished(chunkOf(1, 10, 20));
        writer.finished(chunkOf(1, 20, 35, 1));
        writer.used(1, 22);
        writer.ended(1, {ProcessEnd::Crashed, 40, 11, 0});
        writer.mapDone(0, 36);
        writer.wall(50);
        QVERIFY(!writer.fault());
        const ProcessRecord& process = record.processes.front();
        QCOMPARE(process.number, 1);
        QCOMPARE(process.readyNs, std::optional<Nanoseconds>(8));
        QCOMPARE(process.chunks, 2U);
        QCOMPARE(process.items, 10U);
        QCOMPARE(process.busyNs, 25);
        QCOMPARE(process.cpuNs, 22);
        QCOMPARE(process.signal, 11);
        QCOMPARE(record.chunksPlanned, std::optional<quint64>(2));
        QCOMPARE(record.mapDoneNs, std::optional<Nanoseconds>(36));
        QCOMPARE(endOf(record), 50);
    }

    /// Numbers and positions run on, and all maps have to be done.
    void mapsFollowEachOther() {
        RunRecord record;
        RecordWriter writer(record);
        begin(writer);
        QCOMPARE(writer.addMap(mapOf(10, 4, 2, 1)), 1);
        QCOMPARE(record.chunksPlanned, std::optional<quint64>(3));
        writer.mapDone(1, 30);
        QCOMPARE(record.mapDoneNs, std::nullopt);
        writer.mapDone(0, 20);
        QCOMPARE(record.mapDoneNs, std::optional<Nanoseconds>(20));
        // One that does not know its chunks before leaves the sum unknown.
        writer.addMap(mapOf(14, 6, 3, std::nullopt));
        QCOMPARE(record.chunksPlanned, std::nullopt);
        writer.finished(chunkOf(1, 40, 41, 3));
        QVERIFY(!writer.fault());
    }

    void aFreezeEndsWithItsProcess() {
        RunRecord record;
        RecordWriter writer(record);
        begin(writer);
        writer.frozen(1, 10);
        writer.frozen(1, 12); // known already
        QVERIFY(isFrozen(record.processes[0]));
        writer.thawed(1, 15);
        QVERIFY(!isFrozen(record.processes[0]));
        writer.frozen(1, 20);
        writer.ended(1, {ProcessEnd::Killed, 30, 9, 0});
        QCOMPARE(record.processes[0].freezes.size(), std::size_t{2});
        QCOMPARE(record.processes[0].freezes[0].untilNs, std::optional<Nanoseconds>(15));
        QCOMPARE(record.processes[0].freezes[1].untilNs, std::optional<Nanoseconds>(30));
    }

    void whoHasEndedStandsStillNoMore() {
        RunRecord record;
        RecordWriter writer(record);
        begin(writer);
        writer.still(1, 10);
        QCOMPARE(record.processes[0].stillSinceNs, std::optional<Nanoseconds>(10));
        writer.ended(1, {ProcessEnd::Killed, 30, 9, 0});
        QVERIFY(!record.processes[0].stillSinceNs);
    }

    /// What happened may be seen later than the run's end.
    void aRunReachesItsEndAndNoFurther() {
        RunRecord record;
        RecordWriter writer(record);
        begin(writer);
        writer.reached(30);
        writer.wall(50);
        writer.reached(80);
        QCOMPARE(record.nowNs, Nanoseconds{50});
    }

    /// Whatever it was; exactly at the end is not after it.
    void nothingHappensAfterTheEnd_data() {
        QTest::addColumn<Writing>("writing");
        QTest::newRow("a chunk") << Writing([](auto& w) { w.finished(chunkOf(1, 10, 50)); });
        QTest::newRow("a loss") << Writing([](auto& w) { w.lost({0, 1, 10, 50, 1, 0, 5}); });
        QTest::newRow("ready") << Writing([](auto& w) { w.ready(1, 50); });
        QTest::newRow("a suspension") << Writing([](auto& w) { w.suspended(10, 50); });
        QTest::newRow("a death") << Writing([](auto& w) {
            w.ended(1, {ProcessEnd::Killed, 50, 9, 0});
        });
    }

    void nothingHappensAfterTheEnd() {
        QFETCH(Writing, writing);
        const auto faultWithEnd = [&writing](Nanoseconds end) {
            return faultOf([&writing, end](RecordWriter& writer) {
                writing(writer);
                writer.wall(end);
                writer.close();
            });
        };
        QCOMPARE(faultWithEnd(50), QString());
        QCOMPARE(faultWithEnd(49), u"something happened after the end"_s);
    }

    void brokenRulesAreRefused_data() {
        QTest::addColumn<Writing>("writing");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const Writing& writing, const char* fault) {
            QTest::newRow(name) << writing << QString::fromUtf8(fault);
        };
        row(
            "nothing wrong", [](RecordWriter& w) { w.finished(chunkOf(1, 10, 20)); }, "");
        row(
            "no such process", [](RecordWriter& w) { w.finished(chunkOf(3, 10, 20)); },
            "a process that there is not");
        row(
            "process 0", [](RecordWriter& w) { w.ready(0, 10); }, "a process that there is not");
        row(
            "chunk number", [](RecordWriter& w) { w.finished(chunkOf(1, 10, 20, 2)); },
            "a chunk beyond the last one");
        row(
            "position",
            [](RecordWriter& w) {
                ChunkEvent chunk = chunkOf(1, 10, 20);
                chunk.count = 11;
                w.finished(chunk);
            },
            "numbers beyond the last one");
        row(
            "overlapping",
            [](RecordWriter& w) {
                w.finished(chunkOf(1, 10, 20));
                w.finished(chunkOf(1, 19, 30, 1));
            },
            "a chunk begun before the one before was finished");
        row(
            "backward", [](RecordWriter& w) { w.finished(chunkOf(1, 20, 10)); },
            "a chunk finished before it was begun");
        row(
            "before its process", [](RecordWriter& w) { w.finished(chunkOf(2, 5, 10)); },
            "a chunk begun before the one before was finished");
        row(
            "ready too early", [](RecordWriter& w) { w.ready(2, 5); },
            "ready before it was started");
        row(
            "lane",
            [](RecordWriter& w) {
                w.addProcess({4, 1, 5, std::nullopt, 0});
            },
            "a lane that there is not");
        row(
            "machine",
            [](RecordWriter& w) {
                w.addProcess({3, 1, 5, std::nullopt, 1});
            },
            "a machine that there is not");
        row(
            "replaces nobody",
            [](RecordWriter& w) {
                w.addProcess({1, 1, 5, 2, 0});
            },
            "a process that replaces none of its lane");
        row(
            "replaces itself",
            [](RecordWriter& w) {
                w.addProcess({1, 1, 5, 3, 0});
            },
            "a process that replaces none of its lane");
        row(
            "lost more than there was",
            [](RecordWriter& w) {
                w.lost({0, 1, 10, 20, 6, 0, 5});
            },
            "more numbers lost than a chunk has");
        row(
            "lost backward",
            [](RecordWriter& w) {
                w.lost({0, 1, 20, 10, 1, 0, 5});
            },
            "an attempt that ended before it began");
        row(
            "no such map", [](RecordWriter& w) { w.mapDone(1, 10); }, "a map that there is not");
        row(
            "a map that leaves numbers out", [](RecordWriter& w) { w.addMap(mapOf(11, 1, 2, 1)); },
            "a map that does not follow the one before");
        row(
            "wall", [](RecordWriter& w) { w.wall(-1); }, "a run shorter than nothing");
        row(
            "now",
            [](RecordWriter& w) {
                w.reached(10);
                w.reached(9);
            },
            "back in time");
    }

    void brokenRulesAreRefused() {
        QFETCH(Writing, writing);
        QTEST(faultOf(writing), "fault");
    }

    void nothingIsWrittenAfterAFault() {
        RunRecord record;
        RecordWriter writer(record, RecordWriter::Faults::Refuse);
        begin(writer);
        writer.finished(chunkOf(1, 20, 10));
        writer.finished(chunkOf(1, 20, 30));
        QVERIFY(record.chunks.empty());
        QCOMPARE(*writer.fault(), u"a chunk finished before it was begun"_s);
    }
};

QTEST_GUILESS_MAIN(RecordWriterTest)
#include "recordwriter_test.moc"
