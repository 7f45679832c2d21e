#include "tests/bench/statistics.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace poolscope;

namespace {

/// 1, 2, … count, shuffled.
std::vector<double> ranks(std::size_t count) {
    std::vector<double> values(count);
    std::iota(values.begin(), values.end(), 1.0);
    std::shuffle(values.begin(), values.end(), std::mt19937(1));
    return values;
}

} // namespace

class StatisticsTest : public TestCase {
    Q_OBJECT

private slots:

    void medianIsTheMiddle() {
        QCOMPARE(median({7.0}), 7.0);
        QCOMPARE(median({9.0, 1.0, 2.0}), 2.0);
        QCOMPARE(median({9.0, 1.0, 2.0, 4.0}), 3.0);
    }

    void rankIsTheSignTests_data() {
        // From tables of the sign test, two-sided, 5 %; below 6 values there is none.
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("rank");
        const int rows[][2] = {{0, 0},  {1, 0},  {5, 0},  {6, 1},  {8, 1},   {9, 2},
                               {10, 2}, {12, 3}, {15, 4}, {20, 6}, {40, 14}, {100, 40}};
        for (const auto& [count, rank] : rows)
            QTest::addRow("%d values", count) << count << rank;
    }

    void rankIsTheSignTests() {
        QFETCH(int, count);
        QFETCH(int, rank);
        QCOMPARE(static_cast<int>(medianRank(static_cast<std::size_t>(count)).value_or(0)), rank);
    }

    void intervalIsMadeOfOrderStatistics() {
        const MedianInterval twenty = medianInterval(ranks(20));
        QCOMPARE(twenty.low, 6.0);
        QCOMPARE(twenty.high, 15.0);
        QVERIFY(std::abs(twenty.coverage - 0.9586) < 0.0001);
    }

    void fewValuesSayWhatTheyAreWorth() {
        QCOMPARE(medianInterval({3.0, 1.0, 2.0}), (MedianInterval{1.0, 3.0, 0.75}));
        QCOMPARE(medianInterval({3.0}), (MedianInterval{3.0, 3.0, 0.0}));
    }

    /// The promise itself: of many samples, about 95 % have the true median inside.
    void intervalCoversTheTrueMedian() {
        std::mt19937 random(7);
        std::lognormal_distribution<double> skewed(0.0, 1.0); // its median is 1
        constexpr int Samples = 2000;
        int inside = 0;
        for (int sample = 0; sample < Samples; ++sample) {
            std::vector<double> values(25);
            std::generate(values.begin(), values.end(), [&] { return skewed(random); });
            const MedianInterval interval = medianInterval(values);
            inside += interval.low <= 1.0 && 1.0 <= interval.high ? 1 : 0;
        }
        QVERIFY2(inside >= Samples * 94 / 100, qPrintable(QString::number(inside)));
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
