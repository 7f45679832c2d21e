#include "core/sweep/patience.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

SweepWishes wishes(Nanoseconds budget, int repeats) {
    SweepWishes wishes;
    wishes.budgetNs = budget;
    wishes.repeats = repeats;
    return wishes;
}

} // namespace

class PatienceTest : public TestCase {
    Q_OBJECT

private slots:

    void twoSecondsBeforeEachBlock() {
        Patience patience(wishes(600 * NsPerSecond, 10));
        QVERIFY(patience.mayWait());
        patience.waited(1900 * NsPerMs);
        QVERIFY(patience.mayWait());
        patience.waited(100 * NsPerMs);
        QVERIFY(!patience.mayWait());
        patience.endBlock(NsPerSecond);
        QVERIFY(patience.mayWait());
    }

    /// A sweep of a second is not worth waiting for so long.
    void lessBeforeShortBlocks() {
        Patience patience(wishes(600 * NsPerSecond, 10));
        patience.endBlock(400 * NsPerMs);
        patience.waited(700 * NsPerMs);
        QVERIFY(patience.mayWait());
        patience.waited(100 * NsPerMs);
        QVERIFY(!patience.mayWait());
        patience.endBlock(NsPerMs);
        patience.waited(200 * NsPerMs);
        QVERIFY(patience.mayWait());
        patience.waited(100 * NsPerMs);
        QVERIFY(!patience.mayWait());
    }

    void aTenthOfTheBudgetInAll() {
        Patience patience(wishes(30 * NsPerSecond, 10));
        patience.waited(2 * NsPerSecond);
        patience.endBlock(NsPerSecond);
        patience.waited(990 * NsPerMs);
        QVERIFY(patience.mayWait());
        patience.waited(10 * NsPerMs);
        patience.endBlock(NsPerSecond);
        QVERIFY(!patience.mayWait());
    }

    void calmBlocksCount() {
        Patience patience(wishes(NsPerSecond, 10));
        QVERIFY(!patience.runsAgain(false));
    }

    /// On a machine that is always busy two blocks more are run, and nobody waits any longer.
    void alwaysBusy() {
        Patience patience(wishes(600 * NsPerSecond, 10));
        QVERIFY(patience.runsAgain(true));
        QVERIFY(patience.runsAgain(true));
        QVERIFY(patience.mayWait());
        for (int block = 0; block < 20; ++block) {
            QVERIFY(!patience.runsAgain(true));
            QVERIFY(!patience.mayWait());
        }
        QVERIFY(!patience.runsAgain(false));
        QVERIFY(patience.mayWait()); // calm again
        QVERIFY(patience.runsAgain(true));
    }

    void noMoreThanTheRepeatsInAll() {
        Patience patience(wishes(600 * NsPerSecond, 3));
        int again = 0;
        for (int block = 0; block < 20; ++block) {
            again += patience.runsAgain(true) ? 1 : 0;
            QVERIFY(!patience.runsAgain(false));
        }
        QCOMPARE(again, 3);
    }
};

QTEST_GUILESS_MAIN(PatienceTest)
#include "patience_test.moc"
