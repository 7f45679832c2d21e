#include "core/pool/mapledger.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

/// A map that processes 1 … @p count have begun by drawing.
MapLedger mapOf(int count) {
    MapLedger ledger;
    for (int number = 1; number <= count; ++number)
        ledger.begins(number, false);
    return ledger;
}

/// All that happens to a process whose chunk is freed and whose place @p next takes.
void replace(MapLedger& ledger, int number, int next) {
    ledger.dies(number);
    ledger.settle(true);
    ledger.begins(next, true);
}

} // namespace

class MapLedgerTest : public TestCase {
    Q_OBJECT

private slots:

    void doneWhenAllAreIdle() {
        MapLedger ledger = mapOf(2);
        QVERIFY(ledger.isAtWork(1) && ledger.isAtWork(2) && !ledger.isAtWork(3));
        ledger.idle(2);
        QVERIFY(!ledger.isAtWork(2) && !ledger.isDone());
        ledger.idle(1);
        QVERIFY(ledger.isDone());
        QCOMPARE(ledger.takeLooker(), std::nullopt); // nobody looks when nobody died
    }

    void idleSaidTwiceCountsOnce() {
        MapLedger ledger = mapOf(2);
        ledger.idle(1);
        ledger.idle(1);
        ledger.idle(7); // and nobody knows that one
        QVERIFY(!ledger.isDone());
    }

    void aDeathIsNotTheEndBeforeItIsSettled() {
        MapLedger ledger = mapOf(2);
        ledger.idle(2);
        ledger.dies(1);
        QVERIFY(!ledger.isAtWork(1) && !ledger.isDone());
        ledger.settle(true);
        QVERIFY(!ledger.isDone());
    }

    void theReplacementLooksAndThenAllIsDone() {
        MapLedger ledger = mapOf(2);
        replace(ledger, 1, 3);
        QCOMPARE(ledger.takeLooker(), std::nullopt); // it looks already
        ledger.idle(2);
        QCOMPARE(ledger.takeLooker(), std::nullopt);
        QVERIFY(!ledger.isDone());
        ledger.idle(3);
        QVERIFY(ledger.isDone());
    }

    void whoIsIdleLooksWhenNobodyElseDoes() {
        MapLedger ledger = mapOf(3);
        ledger.idle(2);
        ledger.dies(1);
        QCOMPARE(ledger.takeLooker(), std::nullopt); // nothing is freed yet
        ledger.settle(true);
        QCOMPARE(ledger.takeLooker(), std::optional(2));
        QVERIFY(ledger.isAtWork(2));
        QCOMPARE(ledger.takeLooker(), std::nullopt);
        ledger.idle(3);
        QCOMPARE(ledger.takeLooker(), std::nullopt); // one is enough
        ledger.idle(2);
        QVERIFY(ledger.isDone());
    }

    void whoDrawsWillNotFindWhatWasFreed() {
        MapLedger ledger = mapOf(2);
        ledger.dies(1);
        ledger.settle(true);
        QCOMPARE(ledger.takeLooker(), std::nullopt);
        ledger.idle(2);
        QVERIFY(!ledger.isDone());
        QCOMPARE(ledger.takeLooker(), std::optional(2));
        ledger.idle(2);
        QVERIFY(ledger.isDone());
    }

    /// What the second death freed may lie behind the place that the look had reached.
    void aLookFromBeforeTheLastDeathProvesNothing() {
        MapLedger ledger = mapOf(2);
        replace(ledger, 1, 3);
        ledger.dies(2);
        ledger.settle(true);
        ledger.idle(3);
        QVERIFY(!ledger.isDone());
        QCOMPARE(ledger.takeLooker(), std::optional(3));
        ledger.idle(3);
        QVERIFY(ledger.isDone());
    }

    void whoDiesLookingIsLookedAfter() {
        MapLedger ledger = mapOf(2);
        ledger.idle(2);
        replace(ledger, 1, 3);
        ledger.dies(3);
        QVERIFY(!ledger.isDone());
        ledger.settle(true);
        QCOMPARE(ledger.takeLooker(), std::optional(2));
        ledger.idle(2);
        QVERIFY(ledger.isDone());
    }

    void aDeathOfSomebodyIdleLosesNoWork() {
        MapLedger ledger = mapOf(2);
        ledger.idle(1);
        ledger.dies(1);
        QVERIFY(ledger.isAtWork(2) && !ledger.isDone());
        ledger.settle(true);
        ledger.begins(3, true);
        ledger.idle(2);
        QVERIFY(!ledger.isDone());
        ledger.idle(3);
        QVERIFY(ledger.isDone());
    }

    void theDeadAreNeverAskedToLook() {
        MapLedger ledger = mapOf(2);
        ledger.idle(1);
        ledger.idle(2);
        ledger.dies(1);
        ledger.settle(true);
        ledger.idle(1); // its last word, read late
        QCOMPARE(ledger.takeLooker(), std::optional(2));
    }

    void allDieAtOnce() {
        MapLedger ledger = mapOf(3);
        for (const int number : {1, 2, 3})
            ledger.dies(number);
        for (const int next : {4, 5, 6}) {
            QVERIFY(!ledger.isDone());
            ledger.settle(true);
            ledger.begins(next, true);
        }
        ledger.idle(4); // began when only one of them was settled
        ledger.idle(5);
        QVERIFY(!ledger.isDone());
        ledger.idle(6);
        QVERIFY(ledger.isDone());
    }

    /// A pool as Python's goes on without the chunk, and nobody looks.
    void whatIsLostForGoodIsNotLookedFor() {
        MapLedger ledger = mapOf(2);
        ledger.idle(2);
        ledger.dies(1);
        ledger.settle(false);
        QCOMPARE(ledger.takeLooker(), std::nullopt);
        ledger.begins(3, false);
        ledger.idle(3);
        QVERIFY(ledger.isDone());
    }
};

QTEST_GUILESS_MAIN(MapLedgerTest)
#include "mapledger_test.moc"
