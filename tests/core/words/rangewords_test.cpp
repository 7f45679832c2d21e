#include "core/base/text.h"
#include "core/words/rangewords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class RangeWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void times() {
        QCOMPARE(plainSpaces(timeRangeText({42.9e6, 52.5e6})), u"42.9 – 52.5 ms"_s);
        QCOMPARE(plainSpaces(timeRangeText({950e3, 1.2e6})), u"950 µs – 1.20 ms"_s);
        QCOMPARE(plainSpaces(timeRangeText({1e6, 1.0001e6})), u"1.00 ms"_s);
    }

    void speedups() {
        QCOMPARE(plainSpaces(speedupRangeText({1.07, 1.52})), u"1.07 – 1.52 ×"_s);
        // Losses are told the other way round, the smaller number first.
        QCOMPARE(plainSpaces(speedupRangeText({1 / 14000.0, 1 / 12000.0})),
                 plainSpaces(u"12\u202f000 – 14\u202f000 × slower"_s));
    }

    void shares() {
        QCOMPARE(plainSpaces(shareRangeText({0.92, 0.97})), u"92 – 97 %"_s);
        QCOMPARE(plainSpaces(shareRangeText({0.92, 0.9201})), u"92 %"_s);
    }
};

QTEST_GUILESS_MAIN(RangeWordsTest)
#include "rangewords_test.moc"
