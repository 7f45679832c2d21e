#include "tests/support/testcase.h"
#include "ui/setup/sizescale.h"

using namespace poolscope;

class SizeScaleTest : public TestCase {
    Q_OBJECT

private slots:

    void sizes_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("the first") << 0 << quint64{1};
        QTest::newRow("ten") << 20 << quint64{10};
        QTest::newRow("a hundred") << 40 << quint64{100};
        QTest::newRow("two digits") << 46 << quint64{200};
        QTest::newRow("two digits, higher") << 93 << quint64{45'000};
        QTest::newRow("the last") << LargestSizeStep << quint64{100'000'000};
    }

    void sizes() {
        QFETCH(int, step);
        QTEST(sizeAt(step), "expected");
    }

    void neverFalls() {
        for (int step = 1; step <= LargestSizeStep; ++step)
            QVERIFY(sizeAt(step) >= sizeAt(step - 1));
    }

    void stepsAreFoundAgain() {
        for (int step = 0; step <= LargestSizeStep; ++step)
            QCOMPARE(sizeAt(sizeStepOf(sizeAt(step))), sizeAt(step));
    }

    void sizesBeyondTheScaleStandAtItsEnds() {
        QCOMPARE(sizeStepOf(0), 0);
        QCOMPARE(sizeStepOf(4'294'967'296), LargestSizeStep);
    }
};

QTEST_GUILESS_MAIN(SizeScaleTest)
#include "sizescale_test.moc"
