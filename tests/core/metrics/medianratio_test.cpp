#include "core/metrics/medianratio.h"
#include "tests/support/estimatetext.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using poolscope::text;

QString text(const MannWhitney& test) {
    return u"U %1, p %2"_s.arg(text(test.u), text(test.p));
}

QString text(Comparison comparison) {
    switch (comparison) {
    case Comparison::Same:
        return u"same"_s;
    case Comparison::Differs:
        return u"differs"_s;
    case Comparison::DiffersLittle:
        return u"differs little"_s;
    case Comparison::NotToldApart:
        return u"not told apart"_s;
    }
    return {};
}

/// Ten times around @p middle, ± @p spread at most.
std::vector<double> around(double middle, double spread) {
    std::vector<double> times;
    for (int i = 0; i < 10; ++i)
        times.push_back(middle + spread * (i - 4.5) / 4.5);
    return times;
}

} // namespace

class MedianRatioTest : public TestCase {
    Q_OBJECT

private slots:

    void vectors() {
        QCOMPARE(text(medianRatio(TimesSerial, TimesA)), u"1.93393 [1.86011, 1.96461]"_s);
        QCOMPARE(text(medianRatio(TimesA, TimesB)), u"0.975821 [0.949867, 1.01598]"_s);
        QCOMPARE(text(mannWhitney(TimesA, TimesB)), u"U 23, p 0.0432571"_s);
    }

    void ratioOfFew() {
        const std::vector<double> four{4, 4, 4, 4};
        const std::vector<double> five{1, 1.5, 2, 2.5, 3};
        QCOMPARE(text(medianRatio(four, TimesA)), u"0.0508259 none"_s);
        QCOMPARE(text(medianRatio(TimesA, four)), u"19.675 none"_s);
        QCOMPARE(text(medianRatio(five, five)), u"1 [0.44797, 2.23229]"_s);
    }

    void ratioOfEqualTimes() {
        const std::vector<double> equal(8, 6.0);
        const std::vector<double> half(5, 3.0);
        QCOMPARE(text(medianRatio(equal, half)), u"2 [2, 2]"_s);
    }

    /// A timer may be too coarse for a run.
    void noTimeAtAllIsOneNanosecond() {
        const std::vector<double> nothing(6, 0.0);
        const std::vector<double> some(6, 50.0);
        QCOMPARE(text(medianRatio(some, nothing)), u"50 [50, 50]"_s);
        QCOMPARE(text(medianRatio(nothing, nothing)), u"1 [1, 1]"_s);
    }

    void scaledToEfficiency() {
        QCOMPARE(text(scaled({1.8, Interval{1.6, 2.0}}, 0.5)), u"0.9 [0.8, 1]"_s);
        QCOMPARE(text(scaled({1.8, std::nullopt}, 0.5)), u"0.9 none"_s);
    }

    void mannWhitneyOfFew() {
        const std::vector<double> low{1, 2, 3};
        const std::vector<double> high{4, 5, 6};
        QCOMPARE(text(mannWhitney(low, high)), u"U 0, p 0.1"_s);
        QCOMPARE(text(mannWhitney(high, low)), u"U 9, p 0.1"_s);
        const std::vector<double> between{2.5};
        QCOMPARE(text(mannWhitney(low, between)), u"U 1, p 1"_s);
    }

    /// Ties, and more than 400 pairs.
    void mannWhitneyByTheNormalDistribution() {
        const std::vector<double> first{1, 2, 2, 3, 4, 4};
        const std::vector<double> second{2, 4, 5, 5, 6};
        QCOMPARE(text(mannWhitney(first, second)), u"U 5, p 0.0765508"_s);
        std::vector<double> even;
        std::vector<double> odd;
        for (int i = 0; i < 21; ++i) {
            even.push_back(2.0 * i);
            odd.push_back(2.0 * i + 7);
        }
        QCOMPARE(text(mannWhitney(even, odd)), u"U 153, p 0.0919048"_s);
        QCOMPARE(text(mannWhitney(odd, even)), u"U 288, p 0.0919048"_s);
        const std::vector<double> equal(6, 1.0);
        QCOMPARE(text(mannWhitney(equal, equal)), u"U 18, p 1"_s);
    }

    void verdicts_data() {
        QTest::addColumn<std::vector<double>>("first");
        QTest::addColumn<std::vector<double>>("second");
        QTest::addColumn<QString>("expected");
        QTest::newRow("same") << around(1000, 5) << around(1001, 5) << u"same"_s;
        QTest::newRow("differs") << around(1000, 5) << around(1100, 5) << u"differs"_s;
        QTest::newRow("differs, the other way")
            << around(1100, 5) << around(1000, 5) << u"differs"_s;
        QTest::newRow("little") << around(1000, 2) << around(1015, 2) << u"differs little"_s;
        QTest::newRow("noise") << around(1000, 300) << around(1015, 300) << u"not told apart"_s;
        QTest::newRow("too few") << std::vector<double>(4, 1e3) << std::vector<double>(4, 2e3)
                                 << u"not told apart"_s;
        // Mann and Whitney's p is below 5 %, and yet the medians may be equal.
        QTest::newRow("vectors") << TimesA << TimesB << u"not told apart"_s;
    }

    void verdicts() {
        QFETCH(std::vector<double>, first);
        QFETCH(std::vector<double>, second);
        QTEST(text(compared(first, second)), "expected");
    }

    void theMarginIsAsked() {
        QCOMPARE(text(compared(around(1000, 5), around(1040, 5))), u"differs"_s);
        QCOMPARE(text(compared(around(1000, 5), around(1040, 5), 0.10)), u"differs little"_s);
    }
};

QTEST_GUILESS_MAIN(MedianRatioTest)
#include "medianratio_test.moc"
