#include "tests/support/testcase.h"
#include "ui/results/rowstable.h"

#include <QAbstractTableModel>
#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int VeryMany = 2'000'000'000;

/// Two columns: the number of the row, and the same with a minus. Notes which rows are asked for.
class Numbers : public QAbstractTableModel {
public:
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : m_rows;
    }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : 2;
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        asked.insert(index.row());
        return index.column() == 0 ? index.row() : -index.row();
    }

    void setRows(int rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    mutable QSet<int> asked;

private:
    int m_rows = VeryMany;
};

struct Shown {
    Shown() {
        table.resize(300, 400);
        table.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        table.show();
        QCoreApplication::processEvents();
    }

    /// The rows that are painted now.
    [[nodiscard]] QList<int> painted() {
        model.asked.clear();
        table.viewport()->grab();
        QList<int> rows = model.asked.values();
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&table, key, modifiers);
    }

    [[nodiscard]] int current() const { return table.currentIndex().row(); }

    Numbers model;
    RowsTable table{&model};
};

} // namespace

class RowsTableTest : public TestCase {
    Q_OBJECT

private slots:

    void onlyWhatIsSeenIsAskedFor() {
        Shown shown;
        const QList<int> rows = shown.painted();
        QCOMPARE(rows.first(), 0);
        QCOMPARE_LT(rows.last(), 40);
        QCOMPARE(rows.size(), rows.last() + 1);
    }

    void theEndIsReached() {
        Shown shown;
        shown.table.verticalScrollBar()->setValue(shown.table.verticalScrollBar()->maximum());
        const QList<int> rows = shown.painted();
        QCOMPARE(rows.last(), VeryMany - 1);
        // All of the last row is seen.
        QVERIFY(shown.table.viewport()->rect().contains(
            shown.table.visualRect(shown.model.index(VeryMany - 1, 0))));
    }

    void keysMove() {
        Shown shown;
        shown.table.setCurrentIndex(shown.model.index(0, 0));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.current(), 1);
        shown.press(Qt::Key_End);
        QCOMPARE(shown.current(), VeryMany - 1);
        QVERIFY(shown.painted().contains(VeryMany - 1));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.current(), VeryMany - 1);
        shown.press(Qt::Key_PageUp);
        QCOMPARE_LT(shown.current(), VeryMany - 5);
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.current(), 0);
        QCOMPARE(shown.painted().constFirst(), 0);
    }

    void rowsAreChosenByMouseAndKeyboard() {
        Shown shown;
        const QModelIndex third = shown.model.index(2, 1);
        QTest::mouseClick(shown.table.viewport(), Qt::LeftButton, {},
                          shown.table.visualRect(third).center());
        QCOMPARE(shown.table.currentIndex(), third);
        QVERIFY(shown.table.selectionModel()->isRowSelected(2));
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(shown.table.selectionModel()->isRowSelected(4));
        QVERIFY(shown.table.selectionModel()->isRowSelected(2));
        QVERIFY(!shown.table.selectionModel()->isRowSelected(5));
        shown.table.selectAll();
        QVERIFY(shown.table.selectionModel()->isRowSelected(VeryMany - 1));
    }

    void whatIsFoundIsScrolledTo() {
        Shown shown;
        shown.table.scrollTo(shown.model.index(1'000'000'000, 0),
                             QAbstractItemView::PositionAtCenter);
        const QList<int> rows = shown.painted();
        const int middle = rows[rows.size() / 2];
        QVERIFY2(std::abs(middle - 1'000'000'000) <= 1, qPrintable(QString::number(middle)));
        const QRect rect = shown.table.visualRect(shown.model.index(1'000'000'000, 1));
        QCOMPARE(shown.table.indexAt(rect.center()), shown.model.index(1'000'000'000, 1));
    }

    /// All of the header is seen, also where other tables have a corner.
    void nothingCoversTheHeader() {
        Shown shown;
        const QHeaderView* header = shown.table.horizontalHeader();
        for (int x : {5, header->width() / 2, header->width() - 5}) {
            const QWidget* hit =
                shown.table.childAt(header->mapTo(&shown.table, QPoint(x, header->height() / 2)));
            QCOMPARE(hit, header->viewport());
        }
        QCOMPARE(header->geometry().bottom() + 1, shown.table.viewport()->geometry().top());
    }

    void fewRowsNeedNoScrollBar() {
        Shown shown;
        shown.model.setRows(3);
        QTRY_COMPARE(shown.table.verticalScrollBar()->maximum(), 0);
        QCOMPARE(shown.painted(), (QList<int>{0, 1, 2}));
        QVERIFY(!shown.table.indexAt({10, 300}).isValid());
        shown.model.setRows(0);
        QCoreApplication::processEvents();
        QCOMPARE(shown.painted(), QList<int>());
        shown.press(Qt::Key_Down);
        QVERIFY(!shown.table.currentIndex().isValid());
    }

    void chosenRowsStandOut() {
        Shown shown;
        shown.table.selectionModel()->select(shown.model.index(1, 0),
                                             QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
        const QImage image = shown.table.viewport()->grab().toImage();
        const auto colourOf = [&](int row) {
            return image.pixelColor(shown.table.visualRect(shown.model.index(row, 0)).topLeft() +
                                    QPoint(3, 3));
        };
        QCOMPARE(colourOf(1), shown.table.palette().color(QPalette::Highlight));
        QVERIFY(colourOf(0) != colourOf(1));
        QVERIFY(colourOf(2) != colourOf(3)); // in turns
    }

    void largerLettersTakeHigherRows() {
        Shown shown;
        const int before = shown.table.visualRect(shown.model.index(0, 0)).height();
        QFont font = shown.table.font();
        font.setPixelSize(40);
        shown.table.setFont(font);
        QVERIFY(shown.table.visualRect(shown.model.index(0, 0)).height() > before + 20);
    }

    /// To assistive tools it is a table as any other.
    void isReadAloud() {
        Shown shown;
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&shown.table);
        QVERIFY(table != nullptr);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->tableInterface()->rowCount(), VeryMany);
        QCOMPARE(table->tableInterface()->cellAt(4, 1)->text(QAccessible::Name), u"-4"_s);
    }
};

QTEST_MAIN(RowsTableTest)
#include "rowstable_test.moc"
