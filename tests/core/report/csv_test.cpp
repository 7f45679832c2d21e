#include "core/report/csv.h"
#include "tests/support/realrun.h"
#include "tests/support/testcase.h"

#include <QBuffer>

using namespace poolscope;

namespace {

template<typename Writer>
QByteArrayList lines(Writer writer, const RunRecord& record, CsvFor reader = CsvFor::Programs) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!writer(record, buffer, TableProgress(), reader) || !bytes.endsWith("\r\n"))
        return {};
    bytes.chop(2);
    QByteArrayList list;
    for (const QByteArray& line : bytes.split('\n'))
        list.append(line.endsWith('\r') ? line.chopped(1) : line);
    return list;
}

} // namespace

class CsvTest : public TestCase {
    Q_OBJECT

private slots:

    void resultsInInputOrder() {
        RunConfig config;
        config.input.first = 10;
        config.input.size = 9;
        config.schedule = {ScheduleKind::Fixed, 4};
        const QByteArrayList rows = lines(writeResultsCsv, realRun(config));
        QCOMPARE(rows.size(), 10);
        QCOMPARE(rows[0], "number,square,process,chunk");
        QVERIFY(rows[1].startsWith("10,100,"));
        QVERIFY(rows[1].endsWith(",1"));
        QVERIFY(rows[5].startsWith("14,196,"));
        QVERIFY(rows[5].endsWith(",2"));
        QVERIFY(rows[9].startsWith("18,324,"));
        QVERIFY(rows[9].endsWith(",3"));
    }

    void resultsInOrderOfCompletion() {
        RunConfig config;
        config.input.size = 40;
        config.schedule = {ScheduleKind::Fixed, 1};
        config.order = ResultOrder::Completion;
        config.work.kind = WorkKind::Wait;
        config.work.meanNs = 300'000;
        config.work.profile = WorkProfile::Falling;
        const RunRecord record = realRun(config);
        const QByteArrayList rows = lines(writeResultsCsv, record);
        QCOMPARE(rows.size(), 41);
        QList<int> numbers;
        for (const QByteArray& row : rows.sliced(1))
            numbers.append(row.split(',')[0].toInt());
        QVERIFY(!std::is_sorted(numbers.begin(), numbers.end()));
    }

    void chunksTellTheirTimes() {
        const RunRecord record = realRun(RunConfig{});
        const QByteArrayList rows = lines(writeChunksCsv, record);
        QCOMPARE(rows.size(), 16);
        QCOMPARE(rows[0], "chunk,first,count,process,pid,attempt,start_us,end_us,core,status");
        double before = 0;
        for (const QByteArray& row : rows.sliced(1)) {
            const QByteArrayList fields = row.split(',');
            QCOMPARE(fields.size(), 10);
            QVERIFY(fields[6].toDouble() <= fields[7].toDouble());
            QVERIFY(before <= fields[7].toDouble());
            before = fields[7].toDouble();
            QCOMPARE(fields[9], "done");
        }
    }

    void lostAttemptsAreRowsToo() {
        RunRecord record = realRun(RunConfig{});
        record.lostAttempts.push_back({2, 3, 1500, 4500, 1, 14, 7});
        const QByteArrayList rows = lines(writeChunksCsv, record);
        const QByteArray pid = QByteArray::number(record.processes[2].pid);
        const QByteArray expected = "3,14,7,3," + pid + ",,1.500,4.500,,lost";
        QCOMPARE(rows.last(), expected);
    }

    /// A semicolon where the comma belongs to numbers. What a double would round is a text.
    void resultsForSpreadsheets() {
        RunConfig config;
        config.input.first = 31'622'776; // whose square has 15 digits
        config.input.size = 2;
        QByteArrayList rows = lines(writeResultsCsv, realRun(config), CsvFor::Spreadsheets);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0], "number;square;process;chunk");
        QVERIFY(rows[1].startsWith("31622776;999999961946176;"));
        QVERIFY(rows[2].startsWith("31622777;\"=\"\"1000000025191729\"\"\";"));
        config.input.first = 4'294'967'294;
        rows = lines(writeResultsCsv, realRun(config), CsvFor::Spreadsheets);
        QVERIFY(rows[2].startsWith("4294967295;\"=\"\"18446744065119617025\"\"\";"));
        rows = lines(writeResultsCsv, realRun(config)); // for whoever reads whole numbers
        QVERIFY(rows[2].startsWith("4294967295,18446744065119617025,"));
    }

    void chunksForSpreadsheets() {
        RunRecord record = realRun(RunConfig{});
        record.lostAttempts.push_back({2, 3, 1500, 4500, 1, 14, 7});
        record.lostAttempts.push_back({2, 3, std::nullopt, 4501, 0, 14, 7});
        const QByteArrayList rows = lines(writeChunksCsv, record, CsvFor::Spreadsheets);
        QCOMPARE(rows[0], "chunk;first;count;process;pid;attempt;start_us;end_us;start_ns;end_ns;"
                          "core;status");
        for (const QByteArray& row : rows)
            QCOMPARE(row.count(';'), 11);
        const QByteArray pid = QByteArray::number(record.processes[2].pid);
        const QByteArray begun = "3;14;7;3;" + pid + ";;1,500;4,500;1500;4500;;lost";
        const QByteArray drawn = "3;14;7;3;" + pid + ";;;4,501;;4501;;lost";
        QCOMPARE(rows.last(2), (QByteArrayList{begun, drawn}));
        const QByteArrayList done = rows[1].split(';');
        QCOMPARE(done[7].toDouble(), 0.0); // no number for programs
        QCOMPARE(QByteArray(done[7]).replace(",", ""), done[9]);
    }

    void rowsAreCountedWithTheHeader() {
        RunConfig config;
        config.input.size = 5000; // of some ten letters each: more than one block
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        std::atomic<quint64> rows = 0;
        QVERIFY(writeResultsCsv(realRun(config), buffer, {{}, &rows}));
        QCOMPARE(rows.load(), 5001U);
    }

    void writingCanBeStopped_data() {
        QTest::addColumn<bool>("inOrderOfInput");
        QTest::newRow("input") << true;
        QTest::newRow("completion") << false;
    }

    void writingCanBeStopped() {
        QFETCH(bool, inOrderOfInput);
        RunConfig config;
        config.order = inOrderOfInput ? ResultOrder::Input : ResultOrder::Completion;
        const RunRecord record = realRun(config);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        std::stop_source source;
        source.request_stop();
        QVERIFY(!writeResultsCsv(record, buffer, {source.get_token(), nullptr}));
        QVERIFY(!writeChunksCsv(record, buffer, {source.get_token(), nullptr}));
        QCOMPARE(buffer.size(), 0);
    }

    /// What was not computed has no row; what there is comes in the order of the input.
    void aStoppedRunHasFewerRows() {
        RunConfig config;
        config.input.size = 12;
        config.schedule = {ScheduleKind::Fixed, 4};
        RunRecord record = realRun(config);
        std::erase_if(record.chunks, [](const ChunkEvent& chunk) { return chunk.index == 1; });
        const QByteArrayList rows = lines(writeResultsCsv, record);
        QCOMPARE(rows.size(), 9);
        QVERIFY(rows[4].startsWith("3,9,"));
        QVERIFY(rows[5].startsWith("8,64,"));
    }

    void aFullDeviceIsTold() {
        const RunRecord record = realRun(RunConfig{});
        QBuffer closed;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        QVERIFY(!writeChunksCsv(record, closed));
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
