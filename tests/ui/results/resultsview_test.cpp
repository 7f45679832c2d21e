#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/results/resultsview.h"
#include "ui/results/rowstable.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// So many chunks of one number that they are not put in order at once; the last is completed
/// first.
SharedRecord largeRun(ResultOrder order) {
    constexpr quint32 Chunks = 150'000;
    auto run = std::make_shared<RunRecord>(record(u"wall 200000\n1: ready 5 chunk 10-20"_s));
    run->config.input.size = Chunks;
    run->chunksPlanned = Chunks;
    run->config.order = order;
    run->chunks.clear();
    for (quint32 i = 0; i < Chunks; ++i) {
        ChunkEvent chunk;
        chunk.index = chunk.position = i;
        chunk.count = chunk.process = 1;
        chunk.finishedNs = 200'000 - i;
        run->chunks.push_back(chunk);
    }
    return run;
}

SharedRecord smallRun() {
    return std::make_shared<const RunRecord>(
        record(u"wall 100\n1: ready 5 chunk 10-50x2\n2: ready 5 chunk 10-20x3"_s));
}

struct Shown {
    Shown() {
        view.show();
        view.activateWindow(); // shortcuts belong to the window in front
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("The window did not come to the front.");
    }

    template<typename Widget>
    [[nodiscard]] Widget* find(const QString& name) {
        return view.findChild<Widget*>(name);
    }

    [[nodiscard]] RowsTable* table() { return find<RowsTable>(u"resultsTable"_s); }

    [[nodiscard]] QString numberIn(int row) {
        return table()->model()->index(row, ResultsModel::Number).data().toString();
    }

    [[nodiscard]] bool isOrdering() { return find<QLabel>(u"resultsOrdering"_s)->isVisible(); }

    ResultsView view;
};

} // namespace

class ResultsViewTest : public TestCase {
    Q_OBJECT

private slots:

    void inTheOrderThatWasAskedFor() {
        Shown shown;
        auto run = std::make_shared<RunRecord>(*smallRun());
        run->config.order = ResultOrder::Completion;
        shown.view.setRecord(run);
        QCOMPARE(shown.find<QComboBox>(u"resultsOrder"_s)->currentText(), u"Order of completion"_s);
        QCOMPARE(shown.numberIn(0), u"2"_s);
        shown.find<QComboBox>(u"resultsOrder"_s)->setCurrentIndex(0);
        QCOMPARE(shown.numberIn(0), u"0"_s);
    }

    /// A quiet line tells that it takes a moment; the window goes on meanwhile.
    void manyChunksTakeAMoment() {
        Shown shown;
        QVERIFY(!shown.isOrdering());
        shown.view.setRecord(largeRun(ResultOrder::Completion));
        QVERIFY(shown.isOrdering());
        QCOMPARE(shown.find<QLabel>(u"resultsOrdering"_s)->text(),
                 u"Putting the results in order …"_s);
        QCOMPARE(shown.table()->model()->rowCount(), 0);
        QTRY_VERIFY(!shown.isOrdering());
        QCOMPARE(shown.numberIn(0), u"149999"_s);
    }

    void whatIsSoughtIsFoundOnceTheyAreInOrder() {
        Shown shown;
        shown.view.setRecord(largeRun(ResultOrder::Input));
        QTest::keyClicks(shown.find<QLineEdit>(u"resultsSearch"_s), u"77"_s);
        QVERIFY(!shown.find<QLabel>(u"resultsAnswer"_s)->isVisible());
        QTRY_VERIFY(shown.find<QLabel>(u"resultsAnswer"_s)->isVisible());
        QCOMPARE(shown.find<QLabel>(u"resultsAnswer"_s)->text(), u"Row 78"_s);
        shown.find<QComboBox>(u"resultsOrder"_s)->setCurrentIndex(1);
        QVERIFY(shown.isOrdering());
        QVERIFY(!shown.find<QLabel>(u"resultsAnswer"_s)->isVisible());
        QTRY_VERIFY(shown.find<QLabel>(u"resultsAnswer"_s)->isVisible());
        QCOMPARE(shown.table()->currentIndex().row(), 149'999 - 77);
        QVERIFY(shown.table()->visualRect(shown.table()->currentIndex()).top() > 0);
    }

    void anotherRunTakesThePlaceOfWhatIsBeingOrdered() {
        Shown shown;
        shown.view.setRecord(largeRun(ResultOrder::Input));
        shown.view.setRecord(smallRun());
        QVERIFY(!shown.isOrdering());
        QTest::qWait(50);
        QCOMPARE(shown.table()->model()->rowCount(), 5);
        shown.view.setRecord(largeRun(ResultOrder::Input));
        shown.view.setRecord(nullptr);
        QVERIFY(!shown.isOrdering());
        QTest::qWait(50);
        QCOMPARE(shown.table()->model()->rowCount(), 0);
    }

    /// In a card of the width that it has in a small window.
    void theLargestNumbersFit() {
        Shown shown;
        shown.view.resize(400, 300);
        auto run = std::make_shared<RunRecord>(*smallRun());
        run->config.input.first = 4'294'967'291;
        const std::uint64_t largest = 18'446'744'065'119'617'025U; // the square of the last
        static const std::uint64_t results[5] = {largest, largest, largest, largest, largest};
        run->results = Results::ofNumbers(
            std::shared_ptr<const std::uint64_t>(results, [](const std::uint64_t*) {}), 5);
        shown.view.setRecord(run);
        QCoreApplication::processEvents();
        const auto* model = shown.table()->model();
        for (int column = 0; column < ResultsModel::ColumnCount; ++column) {
            const QModelIndex index = model->index(4, column);
            const int needed =
                shown.table()->fontMetrics().horizontalAdvance(index.data().toString());
            QVERIFY2(needed + 6 <= shown.table()->visualRect(index).width(),
                     qPrintable(index.data().toString()));
            QVERIFY(shown.table()->horizontalHeader()->sectionSize(column) >=
                    shown.table()->horizontalHeader()->sectionSizeHint(column));
        }
    }

    void chosenRowsAreCopied() {
        Shown shown;
        shown.view.setRecord(smallRun());
        shown.table()->setFocus();
        QCOMPARE(shown.table()->currentIndex().row(), 0);
        shown.table()->selectionModel()->select(shown.table()->model()->index(3, 0),
                                                QItemSelectionModel::ClearAndSelect |
                                                    QItemSelectionModel::Rows);
        QTest::keySequence(shown.table(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"3\t\t2\t2\n"_s);
    }
};

QTEST_MAIN(ResultsViewTest)
#include "resultsview_test.moc"
