#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/results/resultsmodel.h"

#include <QAbstractItemModelTester>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A record of @p text with its results.
RunRecord withResults(const QString& text) {
    RunRecord run = record(text);
    auto results = std::make_shared<std::vector<std::uint64_t>>();
    for (quint64 i = 0; i < run.config.size; ++i)
        results->push_back((run.config.first + i) * (run.config.first + i));
    run.results = std::shared_ptr<const std::uint64_t>(results, results->data());
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
    RunRecord m_run = withResults(
        u"wall 100 serial 10\n1: ready 10 chunk 10-90x2 cpu 5\n2: ready 10 chunk 10-40x3"_s);

private slots:

    void keepsTheRulesOfModels() {
        ResultsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setRecord(&m_run);
        QCOMPARE(model.rowCount(), 5);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(model.rowCount(), 5);
        model.setRecord(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void inputOrder() {
        ResultsModel model;
        model.setRecord(&m_run);
        QCOMPARE(row(model, 0), u"0 0 1 1"_s);
        QCOMPARE(row(model, 1), u"1 1 1 1"_s);
        QCOMPARE(row(model, 2), u"2 4 2 2"_s);
        QCOMPARE(row(model, 4), u"4 16 2 2"_s);
    }

    void completionOrder() {
        ResultsModel model;
        model.setRecord(&m_run);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(row(model, 0), u"2 4 2 2"_s);
        QCOMPARE(row(model, 3), u"0 0 1 1"_s);
    }

    void findsNumbersAndSquares() {
        ResultsModel model;
        model.setRecord(&m_run);
        QCOMPARE(model.rowOf(3), std::optional(3));
        QCOMPARE(model.rowOf(16), std::optional(4));
        QCOMPARE(model.rowOf(5), std::nullopt);
        QCOMPARE(model.rowOf(25), std::nullopt);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(model.rowOf(3), std::optional(1));
        QCOMPARE(model.rowOf(0), std::optional(3));
    }

    void tenMillionRows() {
        RunRecord run;
        run.config.size = 10'000'000;
        run.config.processes = 1;
        run.chunksPlanned = 100'000;
        ProcessRecord process;
        process.number = process.lane = 1;
        run.processes.push_back(process);
        for (quint32 i = 0; i < 100'000; ++i) {
            ChunkEvent chunk;
            chunk.index = i;
            chunk.position = i * 100;
            chunk.count = 100;
            chunk.process = 1;
            chunk.finishedNs = 1'000'000 - i;
            run.chunks.push_back(chunk);
        }
        ResultsModel model;
        model.setRecord(&run);
        QCOMPARE(model.rowCount(), 10'000'000);
        QCOMPARE(model.index(9'999'999, ResultsModel::Number).data().toULongLong(), 9'999'999U);
        model.setOrder(ResultOrder::Completion);
        QCOMPARE(model.index(0, ResultsModel::Number).data().toULongLong(), 9'999'900U);
        QCOMPARE(model.rowOf(0), std::optional(9'999'900));
    }
};

QTEST_GUILESS_MAIN(ResultsModelTest)
#include "resultsmodel_test.moc"
