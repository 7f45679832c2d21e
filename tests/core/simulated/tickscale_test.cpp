#include "core/simulated/tickscale.h"
#include "tests/support/testcase.h"

using namespace poolscope;

class TicksTest : public TestCase {
    Q_OBJECT

private slots:

    void shortTimesHaveManyTicks() {
        const TickScale scale(1e9);
        QCOMPARE(scale.perNs(), Ticks{1} << 32);
        QCOMPARE(scale.ticks(3), Ticks{3} << 32);
        QCOMPARE(scale.ticksOf(0.25), Ticks{1} << 30);
    }

    void longTimesFit() {
        const double longest = 4e18;
        const TickScale scale(longest);
        QCOMPARE(scale.perNs(), 1);
        QCOMPARE(scale.rounded(scale.ticksOf(longest)), 4'000'000'000'000'000'000);
    }

    void roundsToTheNearest() {
        const TickScale scale(1e12);
        QCOMPARE(scale.rounded(scale.ticksOf(41.49)), 41);
        QCOMPARE(scale.rounded(scale.ticksOf(41.5)), 42);
        QCOMPARE(scale.rounded(scale.ticksOf(0.0)), 0);
    }

    void whatIsTooLong() {
        QVERIFY(TickScale::isEnough(4.6e18));
        QVERIFY(!TickScale::isEnough(4.7e18));
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "tickscale_test.moc"
