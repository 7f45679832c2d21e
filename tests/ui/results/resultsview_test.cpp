#include "core/base/text.h"
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
#include <QScopeGuard>
#include <QSignalSpy>
#include <QStyledItemDelegate>

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
        QCOMPARE(shown.find<QLabel>(u"resultsAnswer"_s)->text(), u"The number 77 is in row 78."_s);
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

    /// Wherever the system writes them otherwise. What is seen can be looked for, and so can what a
    /// keyboard there types.
    void digitsAreThoseOfAllOtherNumbers() {
        QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
        const auto before = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
        Shown shown;
        auto run = std::make_shared<RunRecord>(*smallRun());
        run->config.input.first = 33;
        static const std::uint64_t squares[5] = {1089, 1156, 1225, 1296, 1369};
        run->results = Results::ofNumbers(
            std::shared_ptr<const std::uint64_t>(squares, [](const std::uint64_t*) {}), 5);
        shown.view.setRecord(run);
        const QModelIndex square = shown.table()->model()->index(2, ResultsModel::Square);
        const auto* delegate =
            qobject_cast<QStyledItemDelegate*>(shown.table()->itemDelegateForIndex(square));
        const QString seen = delegate->displayText(square.data(), shown.table()->locale());
        QCOMPARE(seen, u"1225"_s);
        for (const QString& sought : {seen, u"۱۲۲۵"_s}) {
            shown.find<QLineEdit>(u"resultsSearch"_s)->setText(sought);
            QCOMPARE(shown.find<QLabel>(u"resultsAnswer"_s)->text(),
                     u"1225 is the square of 35, in row 3."_s);
        }
    }

    void numbersAndSquaresAreFound() {
        Shown shown;
        shown.view.setRecord(smallRun());
        const QSignalSpy chosen(&shown.view, &ResultsView::chunkChosen);
        auto* search = shown.find<QLineEdit>(u"resultsSearch"_s);
        const auto answer = [&shown] { return shown.find<QLabel>(u"resultsAnswer"_s)->text(); };
        search->setText(u" 4 "_s);
        QCOMPARE(answer(), u"The number 4 is in row 5. It is a square, too. Enter: that of 2."_s);
        QCOMPARE(shown.table()->currentIndex().row(), 4);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(answer(), u"4 is the square of 2, in row 3. Enter: the number 4."_s);
        QCOMPARE(shown.table()->currentIndex().row(), 2);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(shown.table()->currentIndex().row(), 4);
        search->setText(u"9"_s);
        QCOMPARE(answer(), u"9 is the square of 3, in row 4."_s);
        QCOMPARE(chosen.last().first().value<std::optional<quint64>>(), std::optional<quint64>(1));
        search->setText(u"17"_s);
        QCOMPARE(answer(), u"“17” is neither a number nor a square of this run."_s);
        QVERIFY(!shown.table()->selectionModel()->hasSelection());
        QCOMPARE(chosen.last().first().value<std::optional<quint64>>(), std::nullopt);
    }

    /// Honest about what nobody can know yet.
    void resultsThatAreNotThere() {
        Shown shown;
        auto* search = shown.find<QLineEdit>(u"resultsSearch"_s);
        search->setText(u"49"_s);
        QCOMPARE(shown.find<QLabel>(u"resultsAnswer"_s)->text(),
                 u"There are no results yet: they are here once a run has ended."_s);
        auto stopped = std::make_shared<RunRecord>(*smallRun());
        stopped->config.input.size = 100;
        shown.view.setRecord(stopped);
        QCOMPARE(shown.find<QLabel>(u"resultsAnswer"_s)->text(),
                 u"The number 49 was not computed before the run ended."_s);
    }

    void findingTakesTheKeyboard() {
        Shown shown;
        shown.view.find();
        QVERIFY(shown.find<QLineEdit>(u"resultsSearch"_s)->hasFocus());
    }

    void headersStandAboveTheirNumbers() {
        const ResultsModel model;
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
                 static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    }

    void ofVeryManyRowsItIsToldHowManyAreCopied() {
        Shown shown;
        shown.view.setRecord(largeRun(ResultOrder::Input));
        QTRY_VERIFY(!shown.isOrdering());
        QSignalSpy told(&shown.view, &ResultsView::told);
        shown.table()->setFocus();
        shown.table()->selectAll();
        QTest::keySequence(shown.table(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 100'001);
        QCOMPARE(plainSpaces(told.last().first().toString()),
                 u"The first 100 000 of 150 000 rows are copied: use “Save results as CSV” for "
                 "all."_s);
    }

    void chosenRowsAreCopied() {
        Shown shown;
        QSignalSpy told(&shown.view, &ResultsView::told);
        shown.view.setRecord(smallRun());
        shown.table()->setFocus();
        QCOMPARE(shown.table()->currentIndex().row(), 0);
        shown.table()->selectionModel()->select(shown.table()->model()->index(3, 0),
                                                QItemSelectionModel::ClearAndSelect |
                                                    QItemSelectionModel::Rows);
        QTest::keySequence(shown.table(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"number\tsquare\tprocess\tchunk\n3\t\t2\t2\n"_s);
        QCOMPARE(told.last().first().toString(), u"One row is copied."_s);
    }
};

QTEST_MAIN(ResultsViewTest)
#include "resultsview_test.moc"
