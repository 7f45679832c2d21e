#include "tests/support/testcase.h"
#include "ui/squaremap/ownermap.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "1 1 2 .": whose each number is.
QString text(const OwnerMap& map) {
    QStringList owners;
    for (quint64 position = 0; position < map.numbers(); ++position) {
        const int owner = map.ownerOf(position, 1);
        owners.append(owner == 0 ? u"."_s : QString::number(owner));
    }
    return owners.join(u' ');
}

} // namespace

class OwnerMapTest : public TestCase {
    Q_OBJECT

private slots:

    void everyNumberHasItsOwner() {
        OwnerMap map;
        map.reset(8);
        QCOMPARE(text(map), u". . . . . . . ."_s);
        map.take(0, 3, 1);
        map.take(5, 2, 2);
        QCOMPARE(text(map), u"1 1 1 . . 2 2 ."_s);
        map.take(3, 2, 3);
        map.take(7, 1, 1);
        QCOMPARE(text(map), u"1 1 1 3 3 2 2 1"_s);
    }

    void aStretchBelongsToWhoComputedMost() {
        OwnerMap map;
        map.reset(10);
        map.take(0, 3, 1);
        map.take(3, 7, 2);
        QCOMPARE(map.ownerOf(0, 3), 1);
        QCOMPARE(map.ownerOf(0, 10), 2);
        QCOMPARE(map.ownerOf(8, 10), 2);
    }

    void manyNumbersShareBins() {
        OwnerMap map;
        map.reset(100'000'000);
        QVERIFY(map.binLength() > 1);
        map.take(0, 60'000'000, 1);
        map.take(60'000'000, 40'000'000, 2);
        QCOMPARE(map.ownerOf(0, map.binLength()), 1);
        QCOMPARE(map.ownerOf(59'990'000, 1000), 1);
        QCOMPARE(map.ownerOf(60'010'000, 1000), 2);
        QCOMPARE(map.ownerOf(99'999'999, 1), 2);
    }

    void aBinBelongsToItsMajority() {
        OwnerMap map;
        map.reset(100'000'000);
        const quint64 length = map.binLength();
        for (quint64 i = 0; i < length; ++i)
            map.take(i, 1, i % 3 == 0 ? 1 : 2);
        QCOMPARE(map.ownerOf(0, length), 2);
    }

    void theLargestInputFits() {
        OwnerMap map;
        map.reset(quint64{1} << 32);
        map.take(0, quint64{1} << 32, 7);
        QCOMPARE(map.ownerOf((quint64{1} << 32) - 1, 1), 7);
    }

    void nothingIsTakenBeyondTheInput() {
        OwnerMap map;
        map.reset(3);
        map.take(2, 5, 1);
        map.take(3, 5, 2);
        QCOMPARE(text(map), u". . 1"_s);
    }
};

QTEST_GUILESS_MAIN(OwnerMapTest)
#include "ownermap_test.moc"
