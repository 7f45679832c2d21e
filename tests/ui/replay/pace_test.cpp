#include "tests/support/testcase.h"
#include "ui/replay/pace.h"

using namespace poolscope;

class PaceTest : public TestCase {
    Q_OBJECT

private slots:

    /// In steps of 1, 2, 5, as long as a replay takes a minute at most.
    void slowDownsFitIntoAMinute_data() {
        QTest::addColumn<Nanoseconds>("end");
        QTest::addColumn<std::vector<qint64>>("factors");
        QTest::newRow("longer than a minute") << 61 * NsPerSecond << std::vector<qint64>{1};
        QTest::newRow("half a minute") << 30 * NsPerSecond << std::vector<qint64>{1, 2};
        QTest::newRow("a little more") << 30 * NsPerSecond + 1 << std::vector<qint64>{1};
        QTest::newRow("a second") << NsPerSecond << std::vector<qint64>{1, 2, 5, 10, 20, 50};
    }

    void slowDownsFitIntoAMinute() {
        QFETCH(Nanoseconds, end);
        QTEST(slowDowns(end), "factors");
    }

    void nothingIsSlowedDownForEver() {
        for (const Nanoseconds end : {Nanoseconds{0}, Nanoseconds{1}}) {
            QCOMPARE(slowDowns(end).back(), qint64{10'000'000'000});
            QCOMPARE(comfortableSlowDown(end), qint64{2'000'000'000});
        }
    }

    /// So that it takes four seconds at most, and more than one and a half.
    void comfortableIsSeconds() {
        for (Nanoseconds end = 100; end < 4 * NsPerSecond; end = end * 11 / 10) {
            const Nanoseconds seen = end * comfortableSlowDown(end);
            QCOMPARE_LE(seen, 4 * NsPerSecond);
            QCOMPARE_GT(seen, 3 * NsPerSecond / 2);
        }
        QCOMPARE(comfortableSlowDown(5 * NsPerSecond), qint64{1});
    }
};

QTEST_APPLESS_MAIN(PaceTest)
#include "pace_test.moc"
