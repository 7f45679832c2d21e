#include "tests/support/testcase.h"
#include "ui/run/watchrate.h"

using namespace poolscope;

class WatchRateTest : public TestCase {
    Q_OBJECT

private slots:

    void interval_data() {
        QTest::addColumn<qlonglong>("cost");
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("expected");
        QTest::newRow("nothing to draw") << 0LL << 2 << 33;
        QTest::newRow("1 ms is cheap enough for 30 a second") << 1'000'000LL << 2 << 33;
        QTest::newRow("6 ms on 2 cores") << 6'000'000LL << 2 << 150;
        QTest::newRow("6 ms on 4 cores") << 6'000'000LL << 4 << 75;
        QTest::newRow("20 ms on 1 core") << 20'000'000LL << 1 << 1000;
        QTest::newRow("never slower than once a second") << 500'000'000LL << 1 << 1000;
        QTest::newRow("an absurd cost") << (1LL << 62) << 1 << 1000;
        QTest::newRow("no cores known") << 10'000'000LL << 0 << 500;
    }

    void interval() {
        QFETCH(qlonglong, cost);
        QFETCH(int, cores);
        QTEST(watchIntervalMs(cost, cores), "expected");
    }

    void takesAtMostItsShareUnlessItIsAtItsSlowest() {
        for (Nanoseconds cost = 1000; cost < 40 * NsPerMs; cost = cost * 3 / 2) {
            const double interval = watchIntervalMs(cost, 2) * static_cast<double>(NsPerMs);
            QCOMPARE_LE(static_cast<double>(cost) / (2 * interval), 0.02);
        }
    }
};

QTEST_GUILESS_MAIN(WatchRateTest)
#include "watchrate_test.moc"
