#include "core/metrics/pairtest.h"
#include "tests/support/estimatetext.h"
#include "tests/support/testcase.h"

#include <cmath>
#include <limits>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr double Missing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> logs(std::vector<double> times) {
    for (double& time : times)
        time = std::log(time);
    return times;
}

/// The 95 % interval of the ratio around @p ratio, whose standard error @p test knows.
QString intervalOf(const std::optional<PairTest>& test, double ratio) {
    if (!test)
        return u"none"_s;
    const double factor = std::exp(1.959963984540054 * test->standardError);
    return text(Estimate{ratio, Interval{ratio / factor, ratio * factor}});
}

} // namespace

class PairTestTest : public TestCase {
    Q_OBJECT

private slots:

    void vectors() {
        const std::vector<double> a = logs(TimesA);
        const std::vector<double> b = logs(TimesB);
        QCOMPARE(text(medianStandardError(a).value_or(0)), u"0.0189673"_s);
        QCOMPARE(text(medianStandardError(b).value_or(0)), u"0.00989194"_s);
        const auto test = pairedTest(a, b);
        QVERIFY(test.has_value());
        QCOMPARE(text(test->standardError), u"0.0197328"_s);
        QCOMPARE(text(test->distanceFrom(0.03)), u"-2.73811"_s);
        QVERIFY(test->isBelow(0.03, 0.05));
        QVERIFY(test->isBelow(0.03, AlphaOfALook));
        QVERIFY(!test->isAbove(0.03, 0.05));
        const auto back = pairedTest(b, a);
        QVERIFY(back.has_value());
        QCOMPARE(text(back->distanceFrom(0.03)), u"-0.257802"_s);
        QVERIFY(!back->isBelow(0.03, 0.05));
        QVERIFY(!back->isAbove(0.03, 0.05));
    }

    /// From statpsych's manual: ci.ratio.median2, ci.ratio.median.ps. It takes the logarithm of the
    /// median, not the median of the logarithms, which makes a small difference between 42 and 44.
    void vectorsOfStatpsych() {
        const std::vector<double> y1{36, 44, 47, 42, 49, 39, 46, 31, 33, 48};
        const std::vector<double> y2{32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40};
        const auto unpaired = unpairedTest(logs(y1), logs(y2));
        QCOMPARE(intervalOf(unpaired, 43.0 / 37), u"1.16216 [0.927667, 1.45593]"_s);
        const std::vector<double> before{21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19};
        const std::vector<double> after{67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51};
        const auto paired = pairedTest(logs(before), logs(after));
        QVERIFY(paired.has_value());
        QCOMPARE(intervalOf(paired, std::exp(paired->difference)),
                 u"0.433333 [0.309484, 0.606745]"_s);
    }

    void slowerIsAbove() {
        const std::vector<double> fast = logs({100, 101, 102, 103, 104, 105, 106, 107});
        const std::vector<double> slow = logs({120, 121, 122, 123, 124, 125, 126, 127});
        const auto test = pairedTest(slow, fast);
        QVERIFY(test.has_value());
        QVERIFY(test->isAbove(0.03, AlphaOfALook));
        QVERIFY(test->isAbove(0.10, AlphaOfALook));
        QVERIFY(!test->isAbove(0.20, AlphaOfALook));
        QVERIFY(test->isBelow(0.30, AlphaOfALook));
        QVERIFY(test->upperBound(0.95) > std::exp(test->difference));
        QVERIFY(test->upperBound(0.99) > test->upperBound(0.95));
        // The bound is where the test would just say "below".
        QVERIFY(test->isBelow(test->upperBound(0.95) - 1 + 1e-9, 0.05));
        QVERIFY(!test->isBelow(test->upperBound(0.95) - 1 - 1e-9, 0.05));
    }

    void blocksWithAMissingRunAreLeftOut() {
        std::vector<double> a = logs(TimesA);
        std::vector<double> b = logs(TimesB);
        const auto whole = pairedTest(a, b);
        a.insert(a.begin() + 3, Missing);
        b.insert(b.begin() + 3, std::log(500.0));
        a.push_back(std::log(500.0)); // a block that the other has not reached
        const auto test = pairedTest(a, b);
        QVERIFY(whole && test);
        QCOMPARE(test->difference, whole->difference);
        QCOMPARE(test->standardError, whole->standardError);
        const auto apart = unpairedTest(a, b);
        QVERIFY(apart.has_value());
        QVERIFY(apart->standardError > test->standardError); // noise of a block hits both
    }

    void fiveRunsAreTheFewest() {
        const std::vector<double> four{1, 2, 3, 4};
        const std::vector<double> five{1, 2, 3, 4, 5};
        const std::vector<double> fourOfFive{1, 2, Missing, 4, 5};
        QVERIFY(!medianStandardError(four));
        QVERIFY(medianStandardError(five).has_value());
        QVERIFY(!pairedTest(four, four));
        QVERIFY(!pairedTest(five, fourOfFive));
        QVERIFY(pairedTest(five, five).has_value());
        QVERIFY(!unpairedTest(five, fourOfFive));
        QVERIFY(unpairedTest(five, five).has_value());
    }

    void equalTimesDoNotDivideByNothing() {
        const std::vector<double> equal(6, 2.0);
        const auto test = pairedTest(equal, equal);
        QVERIFY(test.has_value());
        QCOMPARE(test->difference, 0.0);
        QCOMPARE(text(test->standardError), u"1e-06"_s);
        QVERIFY(test->isBelow(0.03, AlphaOfALook));
    }
};

QTEST_GUILESS_MAIN(PairTestTest)
#include "pairtest_test.moc"
