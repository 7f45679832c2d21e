#include "tests/support/testcase.h"
#include "ui/charts/barlayout.h"

#include <QFont>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two parts in each of @p rows rows: a quarter and three quarters of 100 ms.
BarChartData chart(int rows) {
    BarChartData data;
    data.unit = u"ms"_s;
    data.end = 100.0;
    data.sets.resize(2);
    data.sets[0].name = u"start-up 25 %"_s;
    data.sets[1].name = u"useful 75 %"_s;
    for (int row = 1; row <= rows; ++row) {
        data.rows.append(u"process %1"_s.arg(row));
        data.sets[0].values.append(25.0);
        data.sets[1].values.append(75.0);
    }
    return data;
}

QStringList labels(const BarLayout& layout) {
    QStringList texts;
    for (const BarLayout::Label& label : layout.labels())
        texts.append(label.text.section(u' ', -1));
    return texts;
}

} // namespace

class BarLayoutTest : public TestCase {
    Q_OBJECT

private:
    QFontMetricsF m_metrics{QFont()};

private slots:

    void piecesStandSideBySideUpToTheEnd() {
        const BarChartData data = chart(4);
        const BarLayout layout(data, m_metrics, {400, 300});
        const QRectF first = layout.piece(0, 2);
        const QRectF second = layout.piece(1, 2);
        QCOMPARE(first.left(), layout.plot().left());
        QCOMPARE(first.right(), second.left());
        QCOMPARE(second.right(), layout.plot().right());
        QCOMPARE(first.width() * 3, second.width());
        QVERIFY(layout.bar(1).top() > layout.bar(0).bottom());
        QVERIFY(layout.plot().right() <= 400);
        QVERIFY(layout.ticks().back().rect.right() <= 400.01);
        QVERIFY(layout.ticks().back().rect.bottom() <= 300);
        QCOMPARE(layout.ticks().front().text, u"0\u00a0ms"_s);
    }

    void fewRowsAreNoBeams() {
        const BarChartData data = chart(1);
        const BarLayout layout(data, m_metrics, {2000, 1500});
        QVERIFY(layout.bar(0).height() <= 2 * m_metrics.height());
        QVERIFY(layout.plot().bottom() < 150);
    }

    void manyRowsAreNamedWithoutOverlap_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("height");
        for (const int rows : {4, 8, 32, 64, 256, 1024}) {
            for (const double height : {120.0, 420.0, 1400.0})
                QTest::addRow("%d rows, %g px", rows, height) << rows << height;
        }
    }

    void manyRowsAreNamedWithoutOverlap() {
        QFETCH(int, rows);
        QFETCH(double, height);
        const BarChartData data = chart(rows);
        const BarLayout layout(data, m_metrics, {400, height});
        QVERIFY(!layout.labels().empty());
        for (std::size_t i = 1; i < layout.labels().size(); ++i)
            QVERIFY(layout.labels()[i].rect.top() >= layout.labels()[i - 1].rect.bottom() - 0.01);
        QVERIFY(layout.plot().bottom() < height);
        QCOMPARE(layout.bar(rows - 1).bottom() <= layout.plot().bottom() + 0.01, true);
    }

    void namesLeftOutLeaveRoundOnes() {
        const BarChartData data = chart(64);
        const double height = m_metrics.height();
        const BarLayout layout(data, m_metrics, {400, 2 * height + 20 + 64 * height / 4});
        QCOMPARE(labels(layout),
                 (QStringList{u"1"_s, u"5"_s, u"10"_s, u"15"_s, u"20"_s, u"25"_s, u"30"_s, u"35"_s,
                              u"40"_s, u"45"_s, u"50"_s, u"55"_s, u"60"_s}));
    }

    void aLegendWithoutRoomTakesAnotherLine() {
        const BarChartData data = chart(2);
        const BarLayout wide(data, m_metrics, {600, 300});
        QCOMPARE(wide.legend()[1].rect.top(), wide.legend()[0].rect.top());
        const BarLayout narrow(data, m_metrics, {1.3 * wide.legend()[0].rect.width(), 300});
        QVERIFY(narrow.legend()[1].rect.top() >= narrow.legend()[0].rect.bottom());
        QVERIFY(narrow.plot().top() > narrow.legend()[1].rect.bottom());
    }

    void everyPlaceIsFound() {
        const BarChartData data = chart(3);
        const BarLayout layout(data, m_metrics, {400, 300});
        QCOMPARE(layout.placeAt(layout.piece(1, 2).center()), (BarPlace{1, 2}));
        QCOMPARE(layout.placeAt(layout.piece(0, 0).center()), (BarPlace{0, 0}));
        QCOMPARE(layout.placeAt(layout.legend()[1].swatch.center()), (BarPlace{1, std::nullopt}));
        QCOMPARE(layout.placeAt(layout.labels()[0].rect.center()), std::nullopt);
        QCOMPARE(layout.placeAt({10, 299}), std::nullopt);
    }

    void nothingHasNoPlaces() {
        const BarChartData data;
        const BarLayout layout(data, m_metrics, {400, 300});
        QVERIFY(layout.legend().empty());
        QVERIFY(layout.ticks().empty());
        QCOMPARE(layout.placeAt({10, 10}), std::nullopt);
    }
};

QTEST_MAIN(BarLayoutTest)
#include "barlayout_test.moc"
