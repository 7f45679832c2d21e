#include "core/metrics/karpflatt.h"
#include "tests/support/estimatetext.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class KarpFlattTest : public TestCase {
    Q_OBJECT

private slots:

    void theSerialFraction_data() {
        QTest::addColumn<double>("speedup");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("processes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("vector") << 1.82 << 1.70 << 1.93 << 2
                                << u"0.0989011 [0.0362694, 0.176471]"_s;
        QTest::newRow("ideal") << 4.0 << 4.0 << 4.0 << 4 << u"0 [0, 0]"_s;
        QTest::newRow("all serial") << 1.0 << 0.5 << 1.0 << 2 << u"1 [1, 3]"_s;
        QTest::newRow("faster than ideal") << 2.5 << 2.0 << 2.5 << 2 << u"-0.2 [-0.2, 0]"_s;
    }

    void theSerialFraction() {
        QFETCH(double, speedup);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, processes);
        const auto fraction = karpFlatt({speedup, Interval{low, high}}, processes);
        QTEST(fraction ? text(*fraction) : QString(), "expected");
    }

    void noIntervalWithoutOne() {
        const auto fraction = karpFlatt({1.0, std::nullopt}, 2);
        QVERIFY(fraction.has_value());
        QCOMPARE(text(*fraction), u"1 none"_s);
    }

    void nothingForOneProcess() { QVERIFY(!karpFlatt({0.98, Interval{0.9, 1.0}}, 1)); }
};

QTEST_GUILESS_MAIN(KarpFlattTest)
#include "karpflatt_test.moc"
