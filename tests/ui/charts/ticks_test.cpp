#include "tests/support/testcase.h"
#include "ui/charts/ticks.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class TicksTest : public TestCase {
    Q_OBJECT

private slots:

    void stepsAreRound() {
        QCOMPARE(tickStep(2.0, 9), 0.5);
        QCOMPARE(tickStep(9.0, 9), 1.0);
        QCOMPARE(tickStep(10.0, 9), 2.0);
        QCOMPARE(tickStep(600.0, 4), 200.0);
        QCOMPARE(tickDecimals(200.0), 0);
        QCOMPARE(tickDecimals(0.5), 1);
        QCOMPARE(tickDecimals(0.02), 2);
    }

    void countsBeginAtOneAndAreWhole() {
        QCOMPARE(countTicks(8, 9), (QList<int>{1, 2, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(countTicks(1, 9), (QList<int>{1}));
        QCOMPARE(countTicks(16, 9), (QList<int>{1, 2, 4, 6, 8, 10, 12, 14, 16}));
        QCOMPARE(countTicks(64, 9), (QList<int>{1, 10, 20, 30, 40, 50, 60}));
        QCOMPARE(countTicks(1024, 9), (QList<int>{1, 200, 400, 600, 800, 1000}));
    }

    void strongTicksStayWhereOthersHaveNoRoom() {
        const QList<AxisTick> all{
            {1, u"1"_s}, {2, u"2"_s}, {3, u"3"_s, true}, {4, u"4"_s}, {6, u"6"_s}};
        const auto kept = [&all](double apart) {
            QStringList texts;
            for (const AxisTick& tick : thinnedTicks(all, apart))
                texts.append(tick.text);
            return texts.join(u' ');
        };
        QCOMPARE(kept(1), u"1 2 3 4 6"_s);
        QCOMPARE(kept(2), u"1 3 6"_s);
        QCOMPARE(kept(9), u"3"_s);
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "ticks_test.moc"
