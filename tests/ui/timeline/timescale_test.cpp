#include "tests/support/testcase.h"
#include "ui/timeline/timescale.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "0 ms | 1 ms | 2 ms"
QString text(const std::vector<Tick>& found) {
    QStringList texts;
    for (const Tick& tick : found)
        texts.append(tick.text);
    return texts.join(u" | "_s);
}

} // namespace

class TimeScaleTest : public TestCase {
    Q_OBJECT

private slots:

    void timesAndPixelsGoBothWays() {
        const TimeScale scale{1000, 3000, 200};
        QCOMPARE(scale.xOf(1000), 0.0);
        QCOMPARE(scale.xOf(3000), 200.0);
        QCOMPARE(scale.xOf(0), -100.0);
        for (const double x : {-5.0, 0.0, 37.0, 200.0, 999.0})
            QCOMPARE(scale.xOf(scale.nsAt(x)), x);
    }

    void ticksAreRoundAndFarEnoughApart_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("expected");
        QTest::newRow("milliseconds")
            << 0.0 << 4e6 << 400.0 << u"0 ms | 1 ms | 2 ms | 3 ms | 4 ms"_s;
        QTest::newRow("up to where texts have ms") << 0.0 << 998e6 << 400.0 << u"0 ms | 500 ms"_s;
        QTest::newRow("from where texts have seconds")
            << 0.0 << 1.11e9 << 300.0 << u"0.0 s | 0.5 s | 1.0 s"_s;
        QTest::newRow("halves") << 0.0 << 1.5e6 << 300.0 << u"0.0 ms | 0.5 ms | 1.0 ms | 1.5 ms"_s;
        QTest::newRow("nanoseconds") << 0.0 << 400.0 << 300.0 << u"0 ns | 200 ns | 400 ns"_s;
        QTest::newRow("microseconds") << 0.0 << 4e3 << 200.0 << u"0 µs | 2 µs | 4 µs"_s;
        QTest::newRow("seconds") << 0.0 << 20e9 << 200.0 << u"0 s | 10 s | 20 s"_s;
        QTest::newRow("far into a run")
            << 2.0001e6 << 2.0003e6 << 200.0 << u"2.0001 ms | 2.0002 ms | 2.0003 ms"_s;
    }

    void ticksAreRoundAndFarEnoughApart() {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(double, width);
        const TimeScale scale{from, to, width};
        QTEST(text(ticks(scale, 90.0)), "expected");
    }
};

QTEST_GUILESS_MAIN(TimeScaleTest)
#include "timescale_test.moc"
