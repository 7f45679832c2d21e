#include "tests/support/testcase.h"
#include "ui/shown/timespan.h"

#include <limits>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds Latest = std::numeric_limits<Nanoseconds>::max();
constexpr TimeSpan EverySpan{0, Latest};

QString text(const TimeSpan& span) {
    return u"%1-%2"_s.arg(span.from).arg(span.to);
}

} // namespace

class TimeSpanTest : public TestCase {
    Q_OBJECT

private slots:

    void aSpanStaysWithin_data() {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("inside") << qint64{200} << qint64{400} << u"200-400"_s;
        QTest::newRow("too early") << qint64{-50} << qint64{150} << u"0-200"_s;
        QTest::newRow("too late") << qint64{900} << qint64{1100} << u"800-1000"_s;
        QTest::newRow("too long") << qint64{-900} << qint64{1100} << u"0-1000"_s;
        QTest::newRow("too short") << qint64{500} << qint64{510} << u"500-600"_s;
        QTest::newRow("too short at the end") << qint64{990} << qint64{1000} << u"900-1000"_s;
    }

    void aSpanStaysWithin() {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QTEST(text(within({from, to}, {0, 1000})), "expected");
    }

    void zoomingKeepsThePlace() {
        const TimeSpan all{0, 100'000};
        QCOMPARE(text(zoomed(all, 25'000, 2.0, all)), u"12500-62500"_s);
        QCOMPARE(text(zoomed({20'000, 40'000}, 40'000, 4.0, all)), u"35000-40000"_s);
        QCOMPARE(text(zoomed({20'000, 40'000}, 20'000, 0.5, all)), u"20000-60000"_s);
        QCOMPARE(text(zoomed({20'000, 40'000}, 90'000, 2.0, all)), u"30000-40000"_s); // its end
        QCOMPARE(text(zoomed({20'000, 40'000}, 30'000, 1e-9, all)), u"0-100000"_s);
        QCOMPARE(text(zoomed({20'000, 40'000}, 30'000, 1e9, all)), u"29950-30050"_s);
    }

    void movingKeepsTheLength() {
        const TimeSpan all{0, 1000};
        QCOMPARE(text(moved({200, 400}, 50, all)), u"250-450"_s);
        QCOMPARE(text(moved({200, 400}, -300, all)), u"0-200"_s);
        QCOMPARE(text(moved({-200, 1400}, 50, all)), u"0-1000"_s); // was longer than there is
        QCOMPARE(text(moved({200, 400}, 5000, all)), u"800-1000"_s);
        QCOMPARE(text(moved({200, 400}, Latest, all)), u"800-1000"_s);
        QCOMPARE(text(moved({200, 400}, std::numeric_limits<Nanoseconds>::min(), all)), u"0-200"_s);
    }

    void nothingOverflowsAtTheEndOfAllTimes() {
        QCOMPARE(text(within(EverySpan, EverySpan)), text(EverySpan));
        QCOMPARE(text(zoomed(EverySpan, Latest, 0.5, EverySpan)), text(EverySpan));
        QCOMPARE(text(zoomed({Latest - 100, Latest}, Latest, 1.0, EverySpan)),
                 text({Latest - 100, Latest}));
        QCOMPARE(text(zoomed({Latest - 100, Latest}, Latest, 1e-30, EverySpan)), text(EverySpan));
        QCOMPARE(text(moved({Latest - 200, Latest - 100}, Latest, EverySpan)),
                 text({Latest - 100, Latest}));
        const TimeSpan half = zoomed(EverySpan, Latest, 2.0, EverySpan);
        QCOMPARE(half.to, Latest);
        QVERIFY(half.from > Latest / 2 - 1000 && half.from < Latest / 2 + 1000);
        QCOMPARE(roundedEnd(Latest), Latest);
        QCOMPARE(steppedEnd(Latest), Latest);
    }

    /// Zoomed in and out again and again, the place under the mouse stays.
    void thousandsOfZoomsStayInside() {
        const TimeSpan all{0, 34'000'000'000};
        TimeSpan span = all;
        for (int i = 0; i < 10'000; ++i) {
            span = zoomed(span, span.from + span.length() / 3, i % 200 < 100 ? 1.25 : 0.8, all);
            QVERIFY(span.from >= all.from && span.to <= all.to);
            QVERIFY(span.length() >= ShortestSpan);
        }
    }

    void theAxisEndsAtARoundTimeAfterTheRun() {
        QCOMPARE(roundedEnd(0), 0);
        QCOMPARE(roundedEnd(7), 7);
        QCOMPARE(roundedEnd(100), 100);
        QCOMPARE(roundedEnd(101), 110);
        QCOMPARE(roundedEnd(833), 850);
        QCOMPARE(roundedEnd(1'110'000'000), 1'200'000'000);
        QCOMPARE(roundedEnd(33'900'000'000), 34'000'000'000);
    }

    void theAxisOfAGrowingRunStandsStillMostOfTheTime() {
        int steps = 0;
        Nanoseconds before = 0;
        for (Nanoseconds now = 0; now < 100 * NsPerMs; now += NsPerMs / 4) {
            const Nanoseconds end = steppedEnd(now);
            QVERIFY(end > now);
            QVERIFY(end >= before);
            QVERIFY(end <= std::max<Nanoseconds>(2 * now, 3 * NsPerMs / 2));
            steps += end != before ? 1 : 0;
            before = end;
        }
        QCOMPARE(steps, 14);
    }
};

QTEST_GUILESS_MAIN(TimeSpanTest)
#include "timespan_test.moc"
