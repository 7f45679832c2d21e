#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"
#include "ui/controls/controlstyle.h"
#include "ui/style/palette.h"
#include "ui/tuning/pointstable.h"

#include <QHeaderView>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::vector<PointRow> rows(std::initializer_list<double> ms) {
    SweepBuilder builder;
    builder.add(1, {100, 101, 100, 99, 100, 101, 100});
    builder.add(2, ms);
    return pointRows(builder.sweep, summaryOf(builder.sweep), {});
}

int pixels(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

QImage pictureOf(PointsTable& table, const Theme& theme) {
    table.setPalette(paletteFor(theme));
    table.setStyleSheet(controlStyle(theme));
    table.resize(900, 200);
    table.show();
    return table.grab().toImage();
}

} // namespace

class PointsTableTest : public TestCase {
    Q_OBJECT

private slots:

    /// Where the keyboard is does not matter to the rows; another sweep has others.
    void rowsComeAndGo() {
        PointsTable table;
        table.setRows(rows({50, 51, 50, 49, 50, 51, 50}), 0.03);
        QCOMPARE(table.model()->rowCount(), 2);
        QCOMPARE(table.model()->headerData(2, Qt::Horizontal).toString(), u"95 %, goal ±3 %"_s);
        table.setCurrentIndex(table.model()->index(1, 0));
        table.setRows(rows({50, 51, 50, 49, 50, 51, 52}), 0.03);
        QCOMPARE(table.currentIndex().row(), 1);
        table.setRows({}, 0.01);
        QCOMPARE(table.model()->rowCount(), 0);
    }

    void enterOpensARun() {
        PointsTable table;
        table.setRows(rows({50, 51, 50, 49, 50, 51, 50}), 0.03);
        table.show();
        const QSignalSpy chosen(&table, &PointsTable::pointChosen);
        table.setCurrentIndex(table.model()->index(1, 0));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().value<std::size_t>(), std::size_t{1});
    }

    void anIntervalWiderThanTheGoalStandsOut_data() {
        QTest::addColumn<QColor>("window");
        QTest::newRow("light") << QColor(Qt::white);
        QTest::newRow("dark") << QColor(Qt::black);
    }

    void anIntervalWiderThanTheGoalStandsOut() {
        QFETCH(QColor, window);
        const Theme theme = themeFor(QPalette(window));
        PointsTable table;
        table.setRows(rows({50, 50.1, 50, 49.9, 50, 50.1, 50}), 0.03);
        QCOMPARE(pixels(pictureOf(table, theme), theme.caution), 0);
        table.setRows(rows({50, 60, 50, 40, 45, 51, 58}), 0.03);
        QVERIFY(pixels(pictureOf(table, theme), theme.caution) > 50);
    }

    /// Also the one in bold letters.
    void nothingIsCutOff() {
        PointsTable table;
        table.setRows(rows({50, 51, 50, 49, 50, 51, 50}), 0.03);
        std::ignore = pictureOf(table, themeFor(QPalette(Qt::white)));
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < PointColumns; ++column) {
                const QModelIndex index = table.model()->index(row, column);
                QFont font = index.data(Qt::FontRole).value<QFont>();
                QVERIFY2(table.columnWidth(column) >=
                             QFontMetrics(font).horizontalAdvance(index.data().toString()) + 12,
                         qPrintable(index.data().toString()));
            }
        }
    }
};

QTEST_MAIN(PointsTableTest)
#include "pointstable_test.moc"
