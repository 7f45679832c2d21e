#include "tests/support/testcase.h"
#include "ui/squaremap/mapgeometry.h"

#include <QPointF>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

CellMetrics metrics(double ratio = 1.0) {
    return {33.0 * ratio, 11.0 * ratio, 20.0 * ratio, 9.0 * ratio, ratio};
}

QString text(CellText shown) {
    switch (shown) {
    case CellText::Both:
        return u"both"_s;
    case CellText::Value:
        return u"value"_s;
    case CellText::Square:
        return u"square"_s;
    case CellText::None:
        return u"none"_s;
    }
    return {};
}

} // namespace

class MapGeometryTest : public TestCase {
    Q_OBJECT

private slots:

    void theNotebooksExampleHasTwoChunksInARow() {
        const MapGeometry map = fitCells({100, 7}, {567, 314}, metrics());
        QCOMPARE(map.columns, 14);
        QCOMPARE(map.rows, 8);
        QCOMPARE(text(map.text), u"both"_s);
    }

    void textGoesInSteps_data() {
        QTest::addColumn<qulonglong>("numbers");
        QTest::addColumn<QString>("expected");
        QTest::newRow("100") << qulonglong{100} << u"both, large, 1 in a cell"_s;
        QTest::newRow("200") << qulonglong{200} << u"square, large, 1 in a cell"_s;
        QTest::newRow("1000") << qulonglong{1000} << u"none, large, 1 in a cell"_s;
        QTest::newRow("10000") << qulonglong{10'000} << u"none, 1 in a cell"_s;
        QTest::newRow("10^6") << qulonglong{1'000'000} << u"none, 6 in a cell"_s;
        QTest::newRow("10^8") << qulonglong{100'000'000} << u"none, 562 in a cell"_s;
    }

    void textGoesInSteps() {
        QFETCH(qulonglong, numbers);
        const MapGeometry map = fitCells({numbers}, {567, 314}, metrics());
        const QString large = map.large ? u", large"_s : QString();
        const QString actual = u"%1%2, %3 in a cell"_s.arg(text(map.text), large).arg(map.perCell);
        QTEST(actual, "expected");
    }

    void cellsOfManyNumbersHoldWholeBins() {
        QCOMPARE(fitCells({100'000'000, 0, 64}, {567, 314}, metrics()).perCell, quint64{576});
        QCOMPARE(fitCells({1000, 0, 64}, {567, 314}, metrics()).perCell, quint64{1});
    }

    void everyCellIsInside_data() {
        QTest::addColumn<qulonglong>("numbers");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const qulonglong numbers :
             {1ULL, 2ULL, 13ULL, 100ULL, 997ULL, 20'000ULL, 200'000ULL, 5'000'000ULL}) {
            for (const auto& [width, height] : {std::pair(567, 314), {40, 900}, {900, 31}, {7, 5}})
                QTest::addRow("%llu in %d x %d", numbers, width, height)
                    << numbers << width << height;
        }
    }

    void everyCellIsInside() {
        QFETCH(qulonglong, numbers);
        QFETCH(int, width);
        QFETCH(int, height);
        const MapGeometry map = fitCells({numbers, 7}, {width, height}, metrics());
        const QRect area(0, 0, width, height);
        QCOMPARE(static_cast<quint64>(map.rows),
                 (map.cells() + static_cast<quint64>(map.columns) - 1) /
                     static_cast<quint64>(map.columns));
        for (quint64 cell = 0; cell < map.cells(); cell += 1 + map.cells() / 1000) {
            const QRect rect = map.rect(cell);
            QVERIFY(rect.isValid());
            QVERIFY(area.contains(rect));
            QCOMPARE(map.cellAt(QPointF(rect.left() + 0.5, rect.top() + 0.5)), std::optional(cell));
        }
        QVERIFY(area.contains(map.rect(map.cells() - 1)));
    }

    void smallCellsFillTheArea() {
        for (const quint64 numbers :
             {20'000ULL, 60'000ULL, 170'000ULL, 200'000ULL, 10'000'000ULL}) {
            const MapGeometry map = fitCells({numbers}, {567, 314}, metrics());
            QVERIFY(map.columns * map.cellWidth > 560.0);
            QVERIFY(map.rows * map.cellHeight > 310.0);
        }
    }

    void nothingNeedsNoRoom() {
        QCOMPARE(fitCells({0}, {567, 314}, metrics()).cells(), quint64{0});
        QVERIFY(!fitCells({0}, {567, 314}, metrics()).cellAt({5, 5}));
        QCOMPARE(fitCells({100}, {0, 0}, metrics()).columns, 0);
    }

    void besideTheLastCellIsNothing() {
        const MapGeometry map = fitCells({100, 7}, {567, 314}, metrics());
        QVERIFY(map.cellAt({60.0, 300.0}));
        QVERIFY(!map.cellAt({300.0, 300.0}));
        QVERIFY(!map.cellAt({-1.0, 5.0}));
        QVERIFY(!map.cellAt({5.0, 400.0}));
    }
};

QTEST_GUILESS_MAIN(MapGeometryTest)
#include "mapgeometry_test.moc"
