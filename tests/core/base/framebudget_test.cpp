#include "core/base/framebudget.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

/// A clock that goes on by @p stepNs each time it is looked at.
FrameBudget::Clock steppingClock(Nanoseconds stepNs) {
    return [now = Nanoseconds{0}, stepNs]() mutable { return now += stepNs; };
}

/// How many items a turn allows, asked for @p atOnce at a time; a million is as good as all.
std::uint64_t itemsIn(FrameBudget& budget, std::uint64_t atOnce = 1) {
    std::uint64_t items = 0;
    while (items < 1'000'000 && budget.allows(atOnce))
        items += atOnce;
    return items;
}

} // namespace

class FrameBudgetTest : public TestCase {
    Q_OBJECT

private slots:

    void itLastsUntilItsDeadline() {
        FrameBudget budget(steppingClock(NsPerMs), 8 * NsPerMs);
        // begun at 1 ms, so the look at 9 ms is the last
        QCOMPARE(itemsIn(budget), 8 * FrameBudget::ItemsPerLook);
        QVERIFY(!budget.allows());
        QVERIFY(!budget.allows());
    }

    void eachTurnHasItsOwn() {
        FrameBudget budget(steppingClock(NsPerMs), 8 * NsPerMs);
        QCOMPARE(itemsIn(budget), 8 * FrameBudget::ItemsPerLook);
        budget.begin();
        QCOMPARE(itemsIn(budget), 8 * FrameBudget::ItemsPerLook);
    }

    void workGetsOnHoweverSlowItIs() {
        FrameBudget budget(steppingClock(NsPerSecond), 8 * NsPerMs);
        QCOMPARE(itemsIn(budget), FrameBudget::ItemsPerLook);
        budget.begin();
        QCOMPARE(itemsIn(budget), FrameBudget::ItemsPerLook);
    }

    void itemsCountHoweverManyAtOnce() {
        FrameBudget budget(steppingClock(NsPerMs), 8 * NsPerMs);
        QCOMPARE(itemsIn(budget, FrameBudget::ItemsPerLook), 8 * FrameBudget::ItemsPerLook);
        budget.begin();
        // More than fit between two looks: there is a look before each.
        QCOMPARE(itemsIn(budget, 3 * FrameBudget::ItemsPerLook), 7 * 3 * FrameBudget::ItemsPerLook);
    }

    void oneForSoManyItemsKnowsNoTime() {
        FrameBudget budget = FrameBudget::of(5);
        QCOMPARE(itemsIn(budget), 5);
        budget.begin();
        QCOMPARE(itemsIn(budget), 5);
    }

    void oneWithoutALimitIsNeverUsedUp() {
        FrameBudget budget = FrameBudget::unlimited();
        QCOMPARE(itemsIn(budget), 1'000'000);
    }

    void theUsualOneHasTime() {
        FrameBudget budget;
        QVERIFY(budget.allows(FrameBudget::ItemsPerLook));
    }
};

QTEST_GUILESS_MAIN(FrameBudgetTest)
#include "framebudget_test.moc"
