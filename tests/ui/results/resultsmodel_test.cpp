#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/results/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A record of @p text with its results.
SharedRecord withResults(const QString& text) {
    RunRecord run = record(text);
    auto results = std::make_shared<std::vector<std::uint64_t>>();
    for (quint64 i = 0; i < run.config.input.size; ++i)
        results->push_back((run.config.input.first + i) * (run.config.input.first + i));
    run.results = Results::ofNumbers(std::shared_ptr<const std::uint64_t>(results, results->data()),
                                     results->size());
    return std::make_shared<const RunRecord>(std::move(run));
}

/// Ten million numbers in so many chunks of a hundred that they are not put in order at once; the
/// last is completed first.
SharedRecord largeRun() {
    constexpr quint32 Chunks = 100'001;
    auto run = std::make_shared<RunRecord>();
    run->config.input.size = Chunks * 100;
    run->config.processes = 1;
    run->chunksPlanned = Chunks;
    ProcessRecord process;
    process.number = process.lane = 1;
    run->processes.push_back(process);
    for (quint32 i = 0; i < Chunks; ++i) {
        ChunkEvent chunk;
        chunk.index = i;
        chunk.position = i * 100;
        chunk.count = 100;
        chunk.process = 1;
        chunk.finishedNs = 1'000'000 - i;
        run->chunks.push_back(chunk);
    }
    return run;
}

QString row(const ResultsModel& model, int number) {
    QStringList cells;
    for (int column = 0; column < ResultsModel::ColumnCount; ++column)
        cells.append(model.index(number, column).data().toString());
    return cells.join(u' ');
}

} // namespace

class ResultsModelTest : public TestCase {
    Q_OBJECT

private:
    // Chunk 1 (numbers 0, 1) is done last, by process 1; chunk 2 (2, 3, 4) first, by process 2.
    SharedRecord m_run = withResults(
        u"wall 100 serial 10\n1: ready 10 chunk 10-90x2 cpu 5\n2: ready 10 chunk 10-40x3"_s);

private slots:

    void keepsTheRulesOfModels() {
        ResultsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setRecord(m_run);
        QCOMPARE(model.rowCount(), 5);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(model.rowCount(), 5);
        model.setRecord(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void inputOrder() {
        ResultsModel model;
        model.setRecord(m_run);
        QCOMPARE(row(model, 0), u"0 0 1 1"_s);
        QCOMPARE(row(model, 1), u"1 1 1 1"_s);
        QCOMPARE(row(model, 2), u"2 4 2 2"_s);
        QCOMPARE(row(model, 4), u"4 16 2 2"_s);
    }

    void completionOrder() {
        ResultsModel model;
        model.setRecord(m_run);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(row(model, 0), u"2 4 2 2"_s);
        QCOMPARE(row(model, 3), u"0 0 1 1"_s);
    }

    void findsNumbersAndSquares() {
        ResultsModel model;
        model.setRecord(m_run);
        QCOMPARE(model.rowsOf(3), std::vector<int>{3});
        QCOMPARE(model.rowsOf(16), std::vector<int>{4});
        QCOMPARE(model.rowsOf(4), (std::vector<int>{4, 2})); // the number and 2²
        QCOMPARE(model.rowsOf(1), std::vector<int>{1});
        QCOMPARE(model.chunkOf(3), 1U);
        QCOMPARE(model.rowsOf(5), std::vector<int>());
        QCOMPARE(model.rowsOf(25), std::vector<int>());
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(model.rowsOf(3), std::vector<int>{1});
        QCOMPARE(model.rowsOf(0), std::vector<int>{3});
    }

    void tenMillionRows() {
        ResultsModel model;
        model.setRecord(largeRun());
        QTRY_COMPARE(model.rowCount(), 10'000'100);
        QCOMPARE(model.index(9'999'999, ResultsModel::Number).data().toULongLong(), 9'999'999U);
        model.setOrder(ResultOrder::Completion);
        QTRY_COMPARE(model.rowCount(), 10'000'100);
        QCOMPARE(model.index(0, ResultsModel::Number).data().toULongLong(), 10'000'000U);
        QCOMPARE(model.rowsOf(0), std::vector<int>{10'000'000});
    }

    /// The table is empty until the results are in order, and nobody waits for that.
    void manyChunksAreOrderedInTheMeantime() {
        ResultsModel model;
        QSignalSpy ordered(&model, &ResultsModel::ordered);
        model.setRecord(largeRun());
        QVERIFY(model.isOrdering());
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowsOf(5), std::vector<int>());
        QVERIFY(ordered.wait());
        QVERIFY(!model.isOrdering());
        QCOMPARE(model.rowsOf(5), std::vector<int>{5});
    }

    void anotherRecordTakesThePlaceOfWhatIsBeingOrdered() {
        ResultsModel model;
        const QSignalSpy ordered(&model, &ResultsModel::ordered);
        std::weak_ptr<const RunRecord> large;
        {
            const SharedRecord run = largeRun();
            large = run;
            model.setRecord(run);
            model.setOrder(ResultOrder::Completion);
        }
        model.setRecord(m_run);
        QVERIFY(!model.isOrdering());
        QCOMPARE(row(model, 0), u"2 4 2 2"_s);
        QTRY_VERIFY(large.expired()); // nobody holds on to it
        QTest::qWait(20);
        QCOMPARE(ordered.count(), 0);
        QCOMPARE(row(model, 0), u"2 4 2 2"_s);
    }
};

QTEST_GUILESS_MAIN(ResultsModelTest)
#include "resultsmodel_test.moc"
