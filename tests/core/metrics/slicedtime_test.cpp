#include "core/metrics/slicedtime.h"
#include "tests/support/testcase.h"

#include <limits>
#include <numeric>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "4: 3, 8: 2" where slices hold something: when they begin, and how much.
QString text(const SlicedTime& time) {
    QStringList texts;
    for (std::size_t i = 0; i < SlicedTime::Most; ++i) {
        if (time[i] != 0)
            texts.append(u"%1: %2"_s.arg(time.beginOf(i)).arg(time[i]));
    }
    return texts.join(u", "_s);
}

} // namespace

class SlicedTimeTest : public TestCase {
    Q_OBJECT

private slots:

    void timeIsWhereItBelongs() {
        SlicedTime time;
        time.add(3, 5);
        time.add(4, 6);
        QCOMPARE(text(time), u"3: 1, 4: 2, 5: 1"_s);
    }

    void slicesGetWiderAsTheRunGetsLonger() {
        SlicedTime time;
        time.add(3, 5);
        time.reach(1024);
        QCOMPARE(text(time), u"3: 1, 4: 1"_s);
        time.reach(1025);
        QCOMPARE(text(time), u"2: 1, 4: 1"_s);
        time.add(4095, 4097);
        QCOMPARE(text(time), u"0: 2, 4088: 1, 4096: 1"_s);
    }

    void whatIsTakenOutIsThereNoMore() {
        SlicedTime time;
        time.add(3, 7);
        time.remove(4, 6);
        QCOMPARE(text(time), u"3: 1, 6: 1"_s);
        time.remove(6, 6);
        QCOMPARE(text(time), u"3: 1, 6: 1"_s);
    }

    /// However it came to be.
    void whatReachesEquallyFarHasTheSameSlices() {
        SlicedTime grown;
        grown.add(0, 10);
        grown.add(900, 2000);
        grown.add(2000, 70'000);
        SlicedTime atOnce;
        atOnce.reach(70'000);
        atOnce.add(0, 10);
        atOnce.add(900, 70'000);
        QCOMPARE(text(grown), text(atOnce));
    }

    void nothingIsAddedForNoTimeOrBefore() {
        SlicedTime time;
        time.add(5, 5);
        time.add(7, 6);
        time.add(-9, -3);
        QCOMPARE(text(time), QString());
        time.add(-9, 2);
        QCOMPARE(text(time), u"0: 1, 1: 1"_s);
    }

    void theLongestOfAllTimes() {
        constexpr Nanoseconds End = std::numeric_limits<Nanoseconds>::max() / 2;
        SlicedTime time;
        time.add(0, End);
        Nanoseconds all = 0;
        for (std::size_t i = 0; i < SlicedTime::Most; ++i)
            all += time[i];
        QCOMPARE(all, End);
    }
};

QTEST_GUILESS_MAIN(SlicedTimeTest)
#include "slicedtime_test.moc"
