#include "tests/support/testcase.h"
#include "ui/replay/pace.h"

using namespace poolscope;

class PaceTest : public TestCase {
    Q_OBJECT

private slots:

    /// In steps of 1, 2, 5: from where a long run lasts four seconds to where it lasts an hour.
    void slowDownsFitTheRun_data() {
        QTest::addColumn<Nanoseconds>("end");
        QTest::addColumn<std::vector<double>>("factors");
        QTest::newRow("longer than an hour")
            << 3601 * NsPerSecond
            << std::vector{0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0};
        QTest::newRow("half an hour")
            << 1800 * NsPerSecond << std::vector{0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0};
        QTest::newRow("eight seconds")
            << 8 * NsPerSecond << std::vector{0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0};
        QTest::newRow("a little less")
            << 8 * NsPerSecond - 1 << std::vector{1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0};
    }

    void slowDownsFitTheRun() {
        QFETCH(Nanoseconds, end);
        QTEST(slowDowns(end), "factors");
    }

    void nothingIsSlowedDownForEver() {
        for (const Nanoseconds end : {Nanoseconds{0}, Nanoseconds{1}}) {
            QCOMPARE_LE(slowDowns(end).back(), 3600e9);
            QCOMPARE(comfortableSlowDown(end), 2e9);
        }
    }

    /// So that it takes four seconds at most, and more than one and a half.
    void comfortableIsSeconds() {
        for (Nanoseconds end = 100; end < 4 * NsPerSecond; end = end * 11 / 10) {
            const double seen = static_cast<double>(end) * comfortableSlowDown(end);
            QCOMPARE_LE(seen, 4e9);
            QCOMPARE_GT(seen, 1.5e9);
        }
        QCOMPARE(comfortableSlowDown(5 * NsPerSecond), 1.0);
    }
};

QTEST_APPLESS_MAIN(PaceTest)
#include "pace_test.moc"
